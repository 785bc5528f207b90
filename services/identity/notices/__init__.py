"""站内消息: what services tell people, kept by account."""
