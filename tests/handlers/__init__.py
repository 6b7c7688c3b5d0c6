"""The calendar and every computed result, handler by handler."""
