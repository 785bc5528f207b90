"""What records can be asked and what it announces (R-REC)."""

NAME = "records"
STAGES = ("draft", "school_review", "authority_review", "rejected", "effective")  # of a file: 未报送 … 已生效
NUMBER_STATES = ("none", "temporary", "checking", "formal", "problem")  # 无, 临时, 核验中, 正式, 问题数据
