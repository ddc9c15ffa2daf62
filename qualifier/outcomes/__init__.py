"""What people say became of a lead: accepted, rejected with a reason, won or lost, and its quality."""
