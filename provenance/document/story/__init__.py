"""The story: which lines of the page are its body, and what stands before and behind them."""
