"""Programs of others that read or report by themselves, each with a key that staff can take back."""
