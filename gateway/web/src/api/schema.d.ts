/** Made by `make schema` from openapi.json; not edited by hand. */
export interface paths {
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of the managed organisations. */
        get: operations["listAccounts"];
        put?: never;
        /** Open an account; its initial password is shown in this answer and never again. */
        post: operations["addAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Enable, disable, unlock or rename an account, or change its roles. */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/accounts/{account_id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an account a new initial password; its sessions end. */
        post: operations["resetAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that wait for the asker, were decided by the asker, or lie in the territory. */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits for the asker. */
        get: operations["countCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        /** A whole case with its chain and the decisions so far. */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or reject at the current step; a rejection needs a reason. */
        post: operations["decideCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of a school category; without one, that of the own school. */
        get: operations["getCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/code-tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                table: string;
            };
            cookie?: never;
        };
        /** Codes of a table, by text or below another code. */
        get: operations["searchCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every service works. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports of the own territory, newest first. */
        get: operations["listImports"];
        put?: never;
        /** Upload a workbook of at most 50 MB; the answer tells where to follow its import. */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        /** How far an import is, and what became of its rows. */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        /** The faults of an import, in the order of the sheet. */
        get: operations["listImportFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs of the asker. */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        /** How far a job is. */
        get: operations["getJob"];
        put?: never;
        post?: never;
        /** Cancel a job that is not done. */
        delete: operations["cancelJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person who is signed in. */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the own password; the first one must be changed before anything else. */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gateway's counts and times for Prometheus. */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations of the own territory. */
        get: operations["listOrgs"];
        put?: never;
        /** Add an organisation below one of the own territory. */
        post: operations["addOrg"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs/{org_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        /** One organisation. */
        get: operations["getOrg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs/{org_id}/children": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        /** The organisations right below one. */
        get: operations["listOrgChildren"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that a handler could not handle. */
        get: operations["listParkedMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-messages/{service}/{failure_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: string;
                failure_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay a stored failure at once, or discard it. */
        post: operations["handleParkedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a session; pages get it as a cookie, programs send `token` as a bearer token. */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Close the session. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit files; each has its own outcome, and one that is not complete holds up no other. */
        post: operations["submitTeachers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of the own territory. */
        get: operations["listTeachers"];
        put?: never;
        /** Open a file; every value must be right. */
        post: operations["addTeacher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a file with what is there so far, right or not. */
        post: operations["keepNewDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find a file by ID number or personal number, which never stand in an address. */
        post: operations["lookupTeacher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check values that are not kept, field by field. */
        post: operations["validateDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** A whole file, sensitive values masked. */
        get: operations["getTeacher"];
        put?: never;
        post?: never;
        /** Delete a file that was never submitted. */
        delete: operations["deleteTeacher"];
        options?: never;
        head?: never;
        /** Save values of a file; every value must be right. */
        patch: operations["saveTeacher"];
        trace?: never;
    };
    "/teachers/{teacher_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Keep values of a file that is still being entered, right or not. */
        patch: operations["keepDraft"];
        trace?: never;
    };
    "/teachers/{teacher_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** What happened to a file, newest first. */
        get: operations["teacherHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a sensitive value in clear; the reading is logged with its purpose. */
        post: operations["revealValue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{category}.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category: string;
            };
            cookie?: never;
        };
        /** The workbook template of a school category. */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_sign_in_at: string | null;
            may: string[];
            name: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            roles: string[];
            row_version: number;
            state: string;
            username: string;
        };
        AccountChange: {
            enabled?: boolean;
            name?: string;
            roles?: ("auditor" | "entry_clerk" | "info_admin" | "institution" | "operator" | "query_user" | "reviewer" | "school_head" | "system_admin" | "teacher")[];
            unlock?: boolean;
        };
        AccountPage: {
            items: components["schemas"]["Account"][];
            next: string | null;
        };
        AccountWithSecret: {
            account: components["schemas"]["Account"];
            initial_password: string;
        };
        Case: {
            business: string;
            decisions: components["schemas"]["Decision"][];
            desk: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: uuid */
            id: string;
            may: string[];
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            refusal: string | null;
            row_version: number;
            state: string;
            step: number | null;
            step_name: string | null;
            steps: components["schemas"]["ChainStep"][];
            subject_digest: string;
            /** Format: uuid */
            subject_id: string;
            subject_name: string;
            subject_version: number;
            /** Format: date-time */
            waiting_since: string | null;
        };
        CaseRow: {
            business: string;
            desk: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: uuid */
            id: string;
            may: string[];
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            refusal: string | null;
            row_version: number;
            state: string;
            step: number | null;
            step_name: string | null;
            /** Format: uuid */
            subject_id: string;
            subject_name: string;
            /** Format: date-time */
            waiting_since: string | null;
        };
        CaseRowPage: {
            items: components["schemas"]["CaseRow"][];
            next: string | null;
        };
        Catalogue: {
            category: string;
            sets: {
                [key: string]: unknown;
            }[];
            tables: {
                [key: string]: unknown;
            };
            version: string;
        };
        ChainStep: {
            desk: string;
            name: string;
            state: string;
        };
        Checked: {
            faults: components["schemas"]["FieldFault"][];
            values: {
                [key: string]: unknown;
            };
        };
        Code: {
            code: string;
            has_children: boolean;
            name: string;
            parent: string | null;
        };
        Codes: {
            items: components["schemas"]["Code"][];
        };
        Counts: {
            /** Format: date-time */
            oldest: string | null;
            todo: number;
        };
        Credentials: {
            password: string;
            username: string;
        };
        Decision: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            person: string;
            /** Format: uuid */
            person_id: string;
            reasons: components["schemas"]["Reason"][];
            step: number;
            step_name: string;
            /** @enum {string} */
            verdict: "approve" | "reject";
        };
        Draft: {
            /** @default null */
            category?: string | null;
            /** @default basic */
            set?: string;
            /**
             * Format: uuid
             * @default null
             */
            teacher_id?: string | null;
            /** @default null */
            touched?: string[] | null;
            values: {
                [key: string]: unknown;
            };
        };
        Failure: {
            attempts: number;
            /** Format: date-time */
            created_at: string;
            error: string;
            event: string;
            handler: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            next_try_at: string | null;
            service: string;
            state: string;
        };
        Fault: {
            column: string | null;
            field: string | null;
            message: string;
            row: number | null;
            severity: string;
            sheet: string | null;
        };
        FaultPage: {
            items: components["schemas"]["Fault"][];
            next: string | null;
        };
        FieldFault: {
            field: string;
            message: string;
            severity: string;
        };
        Health: {
            ok: boolean;
            service: string;
        };
        History: {
            items: components["schemas"]["Step"][];
        };
        Import: {
            added: number;
            changed: number;
            /** Format: date-time */
            created_at: string;
            done: number;
            fault_count: number;
            faulty: number;
            file_name: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            message: string | null;
            person: string;
            state: string;
            total: number | null;
            unchanged: number;
        };
        ImportPage: {
            items: components["schemas"]["Import"][];
            next: string | null;
        };
        Job: {
            /** Format: date-time */
            created_at: string;
            done: number;
            error: string | null;
            /** Format: date-time */
            finished_at: string | null;
            id: string;
            kind: string;
            may: string[];
            result: {
                [key: string]: unknown;
            } | null;
            service: string;
            state: string;
            title: string;
            total: number | null;
        };
        Jobs: {
            items: components["schemas"]["Job"][];
            next: string | null;
            unavailable: string[];
        };
        Lookup: {
            number: string;
        };
        Me: {
            /** Format: uuid */
            account_id: string;
            must_change_password: boolean;
            name: string;
            org: components["schemas"]["Org"];
            /** Format: uuid */
            person_id: string;
            roles: string[];
            /** Format: uuid */
            teacher_id: string | null;
            username: string;
        };
        MeHere: {
            /** Format: uuid */
            account_id: string;
            languages: string[];
            must_change_password: boolean;
            name: string;
            operations: string[];
            org: components["schemas"]["Org"];
            /** Format: uuid */
            person_id: string;
            roles: string[];
            /** Format: uuid */
            teacher_id: string | null;
            username: string;
        };
        Missing: {
            field: string;
            message: string;
            name: string;
            set: string;
        };
        NewAccount: {
            /** Format: uuid */
            id?: string;
            name: string;
            /** Format: uuid */
            org_id: string;
            roles: ("auditor" | "entry_clerk" | "info_admin" | "institution" | "operator" | "query_user" | "reviewer" | "school_head" | "system_admin" | "teacher")[];
            /**
             * Format: uuid
             * @default null
             */
            teacher_id?: string | null;
            username: string;
        };
        NewOrg: {
            /**
             * Format: uuid
             * @default null
             */
            authority_id?: string | null;
            code: string;
            /** @default null */
            division?: string | null;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school";
            name: string;
            /** Format: uuid */
            parent_id: string | null;
            /** @default null */
            school_type?: string | null;
        };
        NewTeacher: {
            /** Format: uuid */
            id?: string;
            /**
             * Format: uuid
             * @default null
             */
            org_id?: string | null;
            values: {
                [key: string]: unknown;
            };
        };
        Org: {
            /**
             * Format: uuid
             * @default null
             */
            authority_id: string | null;
            category: string | null;
            closed: boolean;
            code: string;
            /** @default null */
            division: string | null;
            has_children: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school";
            name: string;
            /** Format: uuid */
            parent_id: string | null;
            path: string;
            row_version: number;
            /** @default null */
            school_type: string | null;
        };
        OrgPage: {
            items: components["schemas"]["Org"][];
            next: string | null;
        };
        Outcome: {
            done: boolean;
            /** Format: uuid */
            id: string;
            message: string | null;
        };
        Outcomes: {
            items: components["schemas"]["Outcome"][];
            next_desk: string | null;
        };
        ParkedAct: {
            /** @enum {string} */
            act: "replay" | "discard";
        };
        ParkedMessages: {
            items: components["schemas"]["Failure"][];
            next: string | null;
            unavailable: string[];
        };
        PasswordChange: {
            new: string;
            old: string;
        };
        Problem: {
            detail: string;
            errors?: {
                [key: string]: unknown;
            };
            params?: {
                [key: string]: unknown;
            };
            request_id: string;
            status: number;
            title: string;
            type: string;
        };
        Reason: {
            /** @default null */
            field?: string | null;
            reason: string;
            /** @default null */
            set?: string | null;
        };
        Reveal: {
            field: string;
            purpose: string;
        };
        Revealed: {
            value: string | null;
        };
        Session: {
            /** Format: date-time */
            expires_at: string;
            me: components["schemas"]["Me"];
            token: string;
        };
        Step: {
            act: string;
            /** Format: date-time */
            at: string;
            changes: {
                [key: string]: unknown;
            }[];
            /** Format: uuid */
            id: string;
            org_name: string | null;
            person: string | null;
            reasons: components["schemas"]["Reason"][];
            stage: string;
            version: number | null;
        };
        SystemHealth: {
            ok: boolean;
            services: components["schemas"]["Health"][];
        };
        Teacher: {
            birth_date: string | null;
            /** Format: uuid */
            case_id: string | null;
            catalogue_version: string;
            category: string;
            /** Format: uuid */
            id: string;
            id_number: string | null;
            may: string[];
            missing: number;
            missing_items: components["schemas"]["Missing"][];
            name: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            reasons: components["schemas"]["Reason"][];
            row_version: number;
            sex: string | null;
            status: string;
            texts: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            updated_at: string;
            values: {
                [key: string]: unknown;
            };
        };
        TeacherIds: {
            teacher_ids: string[];
        };
        TeacherRow: {
            birth_date: string | null;
            /** Format: uuid */
            id: string;
            id_number: string | null;
            may: string[];
            missing: number;
            name: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            row_version: number;
            sex: string | null;
            status: string;
            /** Format: date-time */
            updated_at: string;
        };
        TeacherRowPage: {
            items: components["schemas"]["TeacherRow"][];
            next: string | null;
        };
        TeacherRows: {
            items: components["schemas"]["TeacherRow"][];
        };
        TeacherValues: {
            values: {
                [key: string]: unknown;
            };
        };
        Verdict: {
            reasons?: components["schemas"]["Reason"][];
            /** @enum {string} */
            verdict: "approve" | "reject";
        };
        Workbook: {
            /** Format: binary */
            file: string;
            /** Format: uuid */
            org_id?: string;
        };
    };
    responses: {
        /** @description Default error response */
        DEFAULT_ERROR: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unprocessable Entity */
        UNPROCESSABLE_ENTITY: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAccounts: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                org_id?: string | null;
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithSecret"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in double quotes, as in `"7"`. */
                "If-Match": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    resetAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithSecret"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listCases: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                box?: "todo" | "done" | "all";
                q?: string | null;
                org_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    decideCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in double quotes, as in `"7"`. */
                "If-Match": string;
            };
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verdict"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCatalogue: {
        parameters: {
            query?: {
                category?: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    searchCodes: {
        parameters: {
            query?: {
                search?: string | null;
                parent?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Codes"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemHealth"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemHealth"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Workbook"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listImportFaults: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                service?: "identity" | "records" | "review" | "mobility" | "training" | "media";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jobs"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeHere"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listOrgs: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                parent_id?: string | null;
                q?: string | null;
                level?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrgPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrg"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getOrg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listOrgChildren: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                q?: string | null;
                level?: string | null;
            };
            header?: never;
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrgPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listParkedMessages: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                service?: "identity" | "records" | "review" | "mobility" | "training" | "media";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedMessages"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    handleParkedMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: string;
                failure_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParkedAct"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    submitTeachers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeacherIds"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcomes"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTeachers: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                org_id?: string | null;
                q?: string | null;
                status?: "draft" | "school_review" | "authority_review" | "rejected" | "effective" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeacherRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addTeacher: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeacher"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Teacher"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    keepNewDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeacher"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Teacher"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    lookupTeacher: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lookup"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeacherRows"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    validateDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checked"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTeacher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Teacher"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    deleteTeacher: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    saveTeacher: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in double quotes, as in `"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeacherValues"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Teacher"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    keepDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in double quotes, as in `"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeacherValues"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Teacher"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    teacherHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    revealValue: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
}
