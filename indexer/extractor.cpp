// The confined child that opens attachments.
int main() { return 0; }
