"""What customers see."""
