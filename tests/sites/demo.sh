#!/bin/sh
# The demo: starts the invented site on this machine, crawls it over HTTP, and
# asks five questions. Called by ./run demo with the folder of the programs.
# Leaves the archive in build/demo and says how to go on with it.
set -eu
programs=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
demo=$root/build/demo
sidestep=$programs/sidestep

rm -rf "$demo"
mkdir -p "$demo"
mkfifo "$demo/port"
"$programs/sample-site" --data "$root/data/sample" --port 0 >"$demo/port" 2>"$demo/site.log" &
site=$!
trap 'kill $site 2>/dev/null || true' EXIT INT TERM
read -r _ port <"$demo/port" || {
  echo "demo: the sample site did not start:" >&2
  cat "$demo/site.log" >&2
  exit 1
}
rm "$demo/port"
sed "s/PORT/$port/" "$root/tests/sites/demo-config.toml" >"$demo/config.toml"

SIDESTEP_CONFIG=$demo/config.toml
SIDESTEP_ARCHIVE=$demo/archive
export SIDESTEP_CONFIG SIDESTEP_ARCHIVE
unset SIDESTEP_NOW || true

say() { printf '\n%s\n' "$1"; }
# ask QUESTION COMMAND...: the question, the command as one would type it, its answer
ask() {
  say "$1"
  shift
  shown=""
  for word in "$@"; do
    case $word in
    *[!A-Za-z0-9:=./_-]*) shown="$shown '$word'" ;;
    *) shown="$shown $word" ;;
    esac
  done
  printf '$ sidestep%s\n\n' "$shown"
  "$sidestep" "$@" || {
    code=$?
    echo "demo: that ended with $code" >&2
    exit 1
  }
}

say "Crawling the two invented sites over HTTP, on this machine alone."
"$sidestep" crawl sample --all --no-index --quiet
"$sidestep" crawl petitions --all --quiet
"$sidestep" status

ask "1. Which bodies said that they have nothing further to add?" \
  search 'says:nothing-further by:authority' --limit 2
ask "2. Who withheld something under section 43, commercial interests?" \
  search 'cites:s43 kind:response' --limit 2
ask "3. Which words are only quoted from the request, and not the body's own?" \
  search 'in:all "matter of policy" says:matter-of-policy/quoted' --limit 2
ask "4. Which petitions got a second, revised response?" \
  search 'revised:yes' --limit 2
ask "5. What happened in one request, and was it late?" \
  show sample:mystery_shopping

kill "$site" 2>/dev/null || true
trap - EXIT
cat <<END

Every body, person, letter and date above is invented.
The archive stays in build/demo/archive. To ask your own questions, paste:

  export SIDESTEP_CONFIG=$demo/config.toml SIDESTEP_ARCHIVE=$demo/archive PATH="$programs:\$PATH"

and then, for example:  sidestep search 'says:delay'
With real letters: open a new terminal, and see docs/first-hour.md.
END
