"""Where the work of a flow is done: in processes of this machine, or on a cluster."""
