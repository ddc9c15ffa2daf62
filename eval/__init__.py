"""The offline harness that proves outputs against labelled cases."""
