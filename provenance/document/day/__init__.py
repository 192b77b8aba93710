"""The day a page was published: every place that may say so, read, weighed and explained."""
