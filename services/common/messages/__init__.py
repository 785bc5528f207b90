"""What people read: words in their language, and notices 站内消息."""
