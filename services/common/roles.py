"""Who there is (R-ID-02), and the sets of roles that calls name."""

SYSTEM_ADMIN = "system_admin"  # 系统管理员: accounts and organisations, sees no files
INFO_ADMIN = "info_admin"  # 信息管理员: enters and reviews
ENTRY_CLERK = "entry_clerk"  # 信息录入员
REVIEWER = "reviewer"  # 信息审核员
QUERY_USER = "query_user"  # 信息查询员
SCHOOL_HEAD = "school_head"  # 学校负责人
DEPARTMENT_HEAD = "department_head"  # 二级单位负责人: reviews for a department of a university
TEACHING_OFFICE = "teaching_office"  # 教务处: reviews the teaching sets at its school
RESEARCH_OFFICE = "research_office"  # 科技处: reviews the research sets at its school
AUDITOR = "auditor"  # 安全审计员: sees only the trail
OPERATOR = "operator"  # 运维人员: jobs, stored failures
TEACHER = "teacher"  # 教师
INSTITUTION = "institution"  # 培训机构
NEWCOMER = "newcomer"  # signed in with an initial password; may only change it

ALL = frozenset(
    {
        SYSTEM_ADMIN,
        INFO_ADMIN,
        ENTRY_CLERK,
        REVIEWER,
        QUERY_USER,
        SCHOOL_HEAD,
        DEPARTMENT_HEAD,
        TEACHING_OFFICE,
        RESEARCH_OFFICE,
        AUDITOR,
        OPERATOR,
        TEACHER,
        INSTITUTION,
    }
)
ANYONE: frozenset[str] = frozenset()  # no actor needed
SIGNED_IN = ALL | {NEWCOMER}
ENTRY = frozenset({INFO_ADMIN, ENTRY_CLERK})
REVIEW = frozenset({INFO_ADMIN, REVIEWER, SCHOOL_HEAD, DEPARTMENT_HEAD, TEACHING_OFFICE, RESEARCH_OFFICE})
OFFICE = ENTRY | REVIEW | {QUERY_USER}  # sees the files of its territory
