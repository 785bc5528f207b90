"""信息变更申请: what is asked of a file that is effective, and how it comes to count (R-REC-14, R-REC-25, R-REC-27)."""
