"""Whether a picture is older than the event it stands for: reasons, each weighed, none a rule."""
