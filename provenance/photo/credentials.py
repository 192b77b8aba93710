def read_credentials(data, kind): return None
