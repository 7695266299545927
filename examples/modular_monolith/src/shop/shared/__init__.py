"""What every module may use: money, events, storage."""
