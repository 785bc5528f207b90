/** Made by `make schema` from openapi.json; not edited by hand. */
export interface paths {
    "/account-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches of the own school, newest first. */
        get: operations["listAccountBatches"];
        put?: never;
        /** Open accounts for the teachers in a workbook, or for those whose files have none; follow it by its job. */
        post: operations["startAccountBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-batches/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbook to fill in for teachers' accounts. */
        get: operations["getAccountTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** How far a batch is, and what became of its rows. */
        get: operations["getAccountBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-batches/{batch_id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** Rows that got no account, and why. */
        get: operations["listAccountBatchFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-batches/{batch_id}/slips": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Slips of a batch, page by page, to print: fresh initial passwords, shown in this answer and never again. */
        post: operations["issueBatchSlips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-batches/{batch_id}/slips.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** The slips of a batch as a workbook. Each download gives fresh initial passwords to those without an own one. */
        get: operations["getBatchSlips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/accounts/list.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of accounts as a workbook, without passwords. */
        get: operations["exportAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Slips of users of the managed organisations, page by page: fresh initial passwords, shown once. */
        post: operations["issueUserSlips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/slips.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The slips of the users named, or of all that are managed, as a workbook with fresh initial passwords. */
        post: operations["exportUserSlips"];
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
    "/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 系统外调入: open the file of somebody by whose ID document nobody was found, with the post that waits. */
        post: operations["openArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/arrivals/{arrival_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrival_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it back before its file is handed over for review: the draft is deleted. */
        post: operations["takeBackArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rotations and loans from and to the own territory, the latest first; a teacher sees the own. */
        get: operations["listAssignments"];
        put?: never;
        /** Enter a rotation or a loan of a teacher of the own school; it begins on its day once it is reviewed. */
        post: operations["enterAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are in each box. */
        get: operations["countAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Schools anywhere by a part of their name, to send somebody to. */
        get: operations["listPossibleHosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{assignment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        /** One rotation or loan: from when to when, its way, who holds the ball; the host is not told of the reasons. */
        get: operations["getAssignment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{assignment_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say from which day on the teacher is back at the home school. */
        post: operations["endAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{assignment_id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another last day, on the same way. */
        post: operations["extendAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{assignment_id}/form.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        /** 轮岗登记表 as PDF: before and after, the dates, what was decided, lines for opinions and seals. */
        get: operations["getAssignmentForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assignments/{assignment_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it back before it begins; later an extension that is under review. */
        post: operations["withdrawAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns that reach the own organisation or run below it, newest first. */
        get: operations["listCampaigns"];
        put?: never;
        /** Call for a collection from everybody below. */
        post: operations["addCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaign_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
            };
            cookie?: never;
        };
        /** One campaign. */
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or end a campaign of the own office. */
        patch: operations["changeCampaign"];
        trace?: never;
    };
    "/campaigns/{campaign_id}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
            };
            cookie?: never;
        };
        /** The schools that a campaign reaches, with how many teachers each is to collect. */
        get: operations["listTargets"];
        /** Say how many teachers schools are to collect. */
        put: operations["setTargets"];
        post?: never;
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
        /** Cases that wait for the asker, were decided by the asker, or lie in the territory; or those of one file. */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the asker and asks the same of many, the most first. */
        get: operations["listAlikeCases"];
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
        /** How much waits for the asker, by business and step. */
        get: operations["countCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/overdue-below": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is overdue at the desks directly below the asker's office, the longest first. */
        get: operations["listOverdueBelow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/overdue-below/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind the desks of some of these, once a day for each case. */
        post: operations["remindDesks"];
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
    "/cases/{case_id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        /** The rotation or loan that a case is about, for whoever reviews it. */
        get: operations["getCaseAssignment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}/change-request": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        /** The request that a case is about, for whoever reviews it. */
        get: operations["getCaseChangeRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        /** The claim that a case is about. */
        get: operations["getCaseClaim"];
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
        /** Approve, reject or return to the step before; all but the first need a reason. */
        post: operations["decideCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}/status-change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        /** The change of status that a case is about, for whoever reviews it. */
        get: operations["getCaseStatusChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}/training": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        /** The training of a school that a case is about, for whoever approves it. */
        get: operations["getCaseTraining"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        /** The transfer that a case is about, for whoever reviews it. */
        get: operations["getCaseTransfer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{case_id}/withdrawal": {
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
        /** Take back a file that nobody has decided on; it is a draft again. */
        post: operations["withdrawCase"];
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
    "/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who decides what in which order, for whose schools, from when on. */
        get: operations["listChains"];
        put?: never;
        /** Let a chain count for the schools of an organisation from a day on; running cases keep theirs. */
        post: operations["addChain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chains/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which way a case of a school would take, perhaps by a draft; changes nothing. */
        post: operations["previewChain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chains/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chains that are shipped to be copied. */
        get: operations["listChainSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chains/{chain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        /** One version of a chain. */
        get: operations["getChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chains/{chain_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a chain count no more from a day on; the next wider one counts again. */
        post: operations["endChain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requests in the own territory, newest first; a teacher sees those about the own file. */
        get: operations["listChangeRequests"];
        put?: never;
        /** Keep a draft of what would be added, changed or deleted in one effective file. */
        post: operations["addChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many requests there are, by state. */
        get: operations["countChangeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        /** One request: before, asked and now of what differs, its evidence and what happened to it. */
        get: operations["getChangeRequest"];
        put?: never;
        post?: never;
        /** Delete a draft. */
        delete: operations["deleteChangeRequest"];
        options?: never;
        head?: never;
        /** Change a draft. */
        patch: operations["editChangeRequest"];
        trace?: never;
    };
    "/change-requests/{request_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a rejected or withdrawn request anew: a draft that asks the same, with the reasons beside it. */
        post: operations["copyChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{request_id}/form.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        /** 信息变更申请表 of a request as PDF, with lines for opinions and seals. */
        get: operations["getRequestForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{request_id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve a conflict; what is left is handed in anew. */
        post: operations["resolveChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{request_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The school gives a teacher's addition back. */
        post: operations["returnChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{request_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A sensitive value that is asked for, in clear; the reading is logged. */
        post: operations["revealChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{request_id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a request in: a teacher's goes to the school, the school's to review; of free fields alone it counts at once. */
        post: operations["submitChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{request_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request back that nobody has decided. */
        post: operations["withdrawChangeRequest"];
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
    "/correction-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The correction orders in the own territory, newest first. */
        get: operations["listCorrectionOrders"];
        put?: never;
        /** 退回补正: an office above orders an effective file to be mended until a day. */
        post: operations["openCorrectionOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/correction-orders/{order_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a correction order back. */
        post: operations["cancelCorrectionOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The asker's batches, newest first. */
        get: operations["listDecisions"];
        put?: never;
        /** Decide the cases chosen, shown, or all that a filter finds; the work is the job `review.<job_id>`. */
        post: operations["decideCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/decisions/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** How far a batch is. */
        get: operations["getDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/decisions/{batch_id}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** What became of each case of a batch. */
        get: operations["listDecisionOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delegations of the asker's organisation, newest first. */
        get: operations["listDelegations"];
        put?: never;
        /** Give the own desk to a colleague for a while. */
        post: operations["addDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The other reviewers of the asker's organisation. */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{delegation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delegation_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the own desk back before its time. */
        delete: operations["endDelegation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of the territory in one state, the likeliest first, with the reasons in words. */
        get: operations["listDuplicates"];
        put?: never;
        /** List two files as one person's that no rule has found. */
        post: operations["reportDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many pairs there are in each state. */
        get: operations["countDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/sweeps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look through all files of the territory; a job. */
        post: operations["sweepDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/{duplicate_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                duplicate_id: string;
            };
            cookie?: never;
        };
        /** A pair side by side: both whole files, and where they differ. */
        get: operations["getDuplicate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/{duplicate_id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                duplicate_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that both are the same person, which joins them, that both are real, or that it is unsure. */
        post: operations["sayOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/{duplicate_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                duplicate_id: string;
            };
            cookie?: never;
        };
        /** What there will be if two files are joined and this one is kept: numbers, entries, what else goes along. */
        get: operations["previewMerge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/{duplicate_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                duplicate_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make two files again of the latest merge of a person, with their values as they were. */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own exports, newest first. */
        get: operations["listExports"];
        put?: never;
        /** Have a workbook written: a list, whole files, or a template filled in; the answer tells where to follow it. */
        post: operations["startExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        /** How far an export is. */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{export_id}.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        /** The workbook that an export has written. */
        get: operations["getExportedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        /** What an export has written, whatever it is: a workbook, a PDF, a ZIP of them; its name tells. */
        get: operations["getExportedPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file and have it checked; its receipt, among the values of a record set, attaches it. */
        post: operations["takeFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        /** A file by its link: in small, a page of it as a picture, or itself. A PDF itself is only ever a download. */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/former-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that schools of the own territory held once. */
        get: operations["listFormerFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/former-files/{teacher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** A file as it was known on its last day at the own school. */
        get: operations["getFormerFile"];
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
    "/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hints, presets and samples that count for the asker. */
        get: operations["getHints"];
        /** Replace the hints of the own organisation for a school category. */
        put: operations["putHints"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the own school is asked of its files and has not answered yet, the longest waiting first. */
        get: operations["openQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity-questions/{question_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whose the own school's file is, and why; the authority that asked decides. */
        post: operations["answerQuestion"];
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
        /** Upload a workbook of at most 50 MB; the answer tells where to follow its import or its preview. */
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
    "/imports/{import_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        /** What the preview of an import would add, change and delete, row by row. */
        get: operations["listImportChanges"];
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
        /** The faults of an import, in the order of the sheets and rows. */
        get: operations["listImportFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/marked.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        /** The uploaded workbook with its faulty cells coloured and explained. */
        get: operations["getMarkedWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/renames": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        /** The rows of an import whose ID number is on file under another name; they wait to be confirmed. */
        get: operations["listImportRenames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/renames/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm that people of a preview are called otherwise now, some rows or all; or take it back. */
        post: operations["confirmImportRenames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{import_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do what the preview of an import told, after checking it against what is on file by then. */
        post: operations["applyImport"];
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
    "/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own notices, newest first. */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that some of the own notices were read now. */
        post: operations["readNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that all own notices that had arrived at an instant were read now. */
        post: operations["readAllNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of the own notices are not read yet. */
        get: operations["countUnreadNotices"];
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
        /** Say whether a school stands in a city, a town or the country (城乡类型). */
        patch: operations["changeOrg"];
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
    "/orgs/{org_id}/collection-window": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        /** When the teachers of a school fill in their own files. */
        get: operations["getCollectionWindow"];
        /** Set mode and times of self-service, or shut the teachers out; who is shut out is signed out. */
        put: operations["setCollectionWindow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orgs/{org_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        /** The contact persons of an organisation. */
        get: operations["getContacts"];
        /** Replace the contact persons of the own organisation. */
        put: operations["setContacts"];
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
        /**
         * Stored failures at the address of the release before; kept for one release.
         * @deprecated
         */
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
        /**
         * Replay or discard a stored failure at the address of the release before; kept for one release.
         * @deprecated
         */
        post: operations["handleParkedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches of the own school, newest first. */
        get: operations["listPhotoBatches"];
        put?: never;
        /** Open a batch; its photos are worked on as they arrive. */
        post: operations["openPhotoBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** How far a batch is. */
        get: operations["getPhotoBatch"];
        put?: never;
        post?: never;
        /** Cancel what is not done of a batch; confirmed photos stay. */
        delete: operations["cancelPhotoBatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches/{batch_id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm photos as they are cut; they go into the files of their teachers. */
        post: operations["confirmPhotos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches/{batch_id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** The contact sheet of a batch: each photo with its picture, or the reason why it was refused. */
        get: operations["listPhotos"];
        put?: never;
        /** Upload pictures or ZIPs, at most 512 MB at once. */
        post: operations["addPhotos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches/{batch_id}/photos/{number}/frame": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
                number: number;
            };
            cookie?: never;
        };
        get?: never;
        /** Move the frame of a photo. */
        put: operations["framePhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches/{batch_id}/photos/{number}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
                number: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a photo. */
        post: operations["refusePhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches/{batch_id}/photos/{number}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
                number: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the refusal of a photo back. */
        post: operations["reopenPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-batches/{batch_id}/photos/{number}/teacher": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
                number: number;
            };
            cookie?: never;
        };
        get?: never;
        /** Say whose photo it is. */
        put: operations["matchPhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photo-standard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the asker's province wants photos. */
        get: operations["getPhotoStandard"];
        /** Choose a shipped standard for the own province, or give one. */
        put: operations["setPhotoStandard"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cut the photo that the province's standard wants from an uploaded portrait. */
        post: operations["cutPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of the territory whose formal number was refused, with reason and remedy. */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many problems there are, and how many people wait for the national check. */
        get: operations["countProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{teacher_id}/recheck": {
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
        /** Ask for the national check again, after the cause was put right. */
        post: operations["recheckNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the organisations below are, laggards first. */
        get: operations["getProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/progress.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same table as an Excel file, all of its pages. */
        get: operations["getProgressWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/progress/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask organisations of a progress list to hurry, each once a day: those named, or all that are late. */
        post: operations["remindOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Remarks of the own territory, oldest first. */
        get: operations["listRemarks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remarks/{remark_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                remark_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a remark. */
        post: operations["answerRemark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/monthly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The monthly report of an organisation and those right below it. */
        get: operations["getMonthlyReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/monthly.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The monthly report as an Excel file, with lines for signature and seal. */
        get: operations["getMonthlyWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who reaches the age of retirement until a month, by the law's table of ages; the eldest first. */
        get: operations["listRetirements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of the own territory with chosen columns. */
        get: operations["getRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rotation-share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交流轮岗比例 of a school year in the own territory, against what the policy asks for. */
        get: operations["getRotationShare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rotation-share/schools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same school by school: who is counted, who began a rotation, how many of these are backbone teachers. */
        get: operations["listRotationShares"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rotation-share/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people behind that figure, in the order in which they began. */
        get: operations["listRotatedTeachers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schools/{org_id}/completeness": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        /** What the files of a school still owe. */
        get: operations["getSchoolCompleteness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/self/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teacher's own account. */
        get: operations["getOwnCreditAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/self/credits/statement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teacher's own 学分证明 as PDF. */
        get: operations["getOwnCreditStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/self/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trainings that the teacher is or was enrolled in. */
        get: operations["listOwnEnrolments"];
        put?: never;
        post?: never;
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
    "/spot-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Spot checks of the asker's territory, newest first. */
        get: operations["listSpotChecks"];
        put?: never;
        /** Draw a share of what each reviewer below the asker's office approved; the seed tells which. */
        post: operations["drawSpotCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot-checks/{check_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
            };
            cookie?: never;
        };
        /** A spot check with how far it is. */
        get: operations["getSpotCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot-checks/{check_id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
            };
            cookie?: never;
        };
        /** The cases of a spot check, school by school. */
        get: operations["listInspected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot-checks/{check_id}/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        /** One case of a spot check. */
        get: operations["getInspected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot-checks/{check_id}/cases/{case_id}/judgement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is faulty, field by field, or that nothing is; faults ask for a correction. */
        post: operations["judgeInspected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot-checks/{check_id}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
            };
            cookie?: never;
        };
        /** Error rates by school and by reviewer, the most faulty first. */
        get: operations["getSpotCheckRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each full-time teacher more or less in the own territory, the latest written first. */
        get: operations["listStaffChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-changes/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many were there when a school year began, came and went in it, and are there at its end. */
        get: operations["getStaffBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-changes/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form 教基4063 of an organisation and a school year, with the rules that do not hold, of which there are none. */
        get: operations["getStaffChangeForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-changes/form.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form 教基4063 as an Excel file, with lines for signature and seal. */
        get: operations["getStaffChangeFormWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-changes/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the full-time teachers of the own territory were when a school year began, person by person. */
        get: operations["listStaffOpening"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-changes/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the same filter sums up to, reason by reason. */
        get: operations["sumStaffChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many went from which school to which in a school year, in the own territory and over its border. */
        get: operations["getStaffFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stand-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For which businesses the office above may decide what is overdue at a desk, in the asker's province. */
        get: operations["listStandIns"];
        put?: never;
        /** Let the office above decide what is overdue of a business from a day on, or no more. */
        post: operations["setStandIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workbooks of the own organisation, newest first. */
        get: operations["listStatusBatches"];
        put?: never;
        /** Upload a workbook; it is read and judged row by row, and nothing is entered before the preview is submitted. */
        post: operations["startStatusBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-batches/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbook to fill in; with `until`, with a row for each who reaches the age of retirement until that month. */
        get: operations["getStatusTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** How far a workbook is, and how many of its rows are ready, refused, entered. */
        get: operations["getStatusBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-batches/{batch_id}/entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter all rows that the preview showed as ready; follow it by its job. */
        post: operations["enterStatusBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-batches/{batch_id}/refused.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** The rows that were refused with the reasons, as a workbook to be corrected and uploaded again. */
        get: operations["getRefusedStatusRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-batches/{batch_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        /** The rows of a workbook, those refused first, each with what is wrong or with the change that was entered. */
        get: operations["listStatusBatchRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of status in the own territory, the latest first; a teacher sees the own. */
        get: operations["listStatusChanges"];
        put?: never;
        /** Enter what becomes of a teacher of the own school; it takes effect when it is reviewed. */
        post: operations["enterStatusChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-changes/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are in each box. */
        get: operations["countStatusChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-changes/{act_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: string;
            };
            cookie?: never;
        };
        /** One change of status: what it says, its way, who holds the ball, what happened. */
        get: operations["getStatusChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-changes/{act_id}/form.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: string;
            };
            cookie?: never;
        };
        /** 在职变动表 of a change of status as PDF: before and after, what was decided, lines for opinions and seals. */
        get: operations["getStatusChangeForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-changes/{act_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to undo what took effect, while nothing later stands on it; answered with the act that does so. */
        post: operations["undoStatusChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-changes/{act_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a change of status back before it is decided. */
        post: operations["withdrawStatusChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stored-failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that a handler could not handle. */
        get: operations["listStoredFailures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stored-failures/{service}/{failure_id}": {
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
        post: operations["handleStoredFailure"];
        delete?: never;
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
    "/submissions/{submission_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submission_id: string;
            };
            cookie?: never;
        };
        /** How far a submission by filter is. */
        get: operations["getSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/submissions/{submission_id}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submission_id: string;
            };
            cookie?: never;
        };
        /** What became of each file of a submission by filter. */
        get: operations["listSubmissionOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teachers' accounts of the own school. */
        get: operations["listTeacherAccounts"];
        put?: never;
        /** Open one teacher's account from four or six items: a batch of one, whose slip has the initial password. */
        post: operations["addTeacherAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher-accounts/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset, disable, enable, unlock, close, open or delete many accounts; each named one has its own outcome. */
        post: operations["actOnAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher-accounts/afterwards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which account there will be once two files of one person are joined. */
        get: operations["accountAfterwards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher-accounts/list.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of teachers' accounts as a workbook; user names masked, no passwords. */
        get: operations["exportTeacherAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher-accounts/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Slips of the teachers named, or of all, page by page: fresh initial passwords, shown once. */
        post: operations["issueTeacherSlips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher-accounts/slips.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The slips of the teachers named, or of all of the school, as a workbook with fresh initial passwords. */
        post: operations["exportTeacherSlips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teacher-copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have records tell all services of every teacher again, from which their copies are made whole. */
        post: operations["rebuildTeacherCopies"];
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
    "/teachers/{teacher_id}/assignment-choices": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** Whether a teacher of the own school can go elsewhere for a time now, and what is under way. */
        get: operations["getAssignmentChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** What is different in a file between two instants, entry by entry. */
        get: operations["teacherChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/check-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** The data of the 核对表, to be printed, signed and sealed. */
        get: operations["getCheckSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/completeness": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** What a file still owes, by name, with what leads to each place. */
        get: operations["getCompleteness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/confirmation": {
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
        /** 核对无误: the teacher confirms the own file. */
        post: operations["confirmFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** The ordered checklist of copies that a file may be asked to show, and what is there. */
        get: operations["getCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/teachers/{teacher_id}/file.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** The file of one teacher as PDF, as it stands or as it was known at an instant; sensitive values masked. */
        get: operations["getFileOnPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** Photos and evidence of a file, with links that show them for ten minutes to the asker alone. */
        get: operations["listTeacherFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/teachers/{teacher_id}/identity-questions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** What a school is or was asked of one of its files: whose it is. */
        get: operations["fileQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** The numbers that a person has and had, and how far the national check is. */
        get: operations["listNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/numbers/reveal": {
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
        /** Read the current number in clear; the reading is logged with its purpose. */
        post: operations["revealNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** The photo in a file. */
        get: operations["getPhoto"];
        /** Put a photo that was cut into a file; it travels with the file's review like any other value. */
        put: operations["setPhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/placement": {
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
        /** Say whether a teacher is newly hired, and in which department. */
        patch: operations["placeTeacher"];
        trace?: never;
    };
    "/teachers/{teacher_id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** Who else read the own file, when and what for, newest first. */
        get: operations["listReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/reasons/{reason_id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
                reason_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say why a rejected value is right as it is. */
        post: operations["explainRejection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** The remarks on one file, newest first. */
        get: operations["listFileRemarks"];
        put?: never;
        /** 信息有误: the teacher says what is wrong. */
        post: operations["addRemark"];
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
    "/teachers/{teacher_id}/self-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** Whether the file's own teacher may fill it in now, and until when. */
        get: operations["getSelfService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/sets/teaching/copies": {
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
        /** Copy last term's 教育教学 into drafts of the term after it. */
        post: operations["copyTeaching"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/sets/{set}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
                set: string;
            };
            cookie?: never;
        };
        /** One record set of a file, sensitive values masked. */
        get: operations["getSet"];
        put?: never;
        /** Add an entry; every value must be right. */
        post: operations["addEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/sets/{set}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
                set: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an entry with what is there so far, right or not. */
        post: operations["keepNewEntryDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teachers/{teacher_id}/sets/{set}/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
                set: string;
                entry_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an entry; its history stays. */
        delete: operations["deleteEntry"];
        options?: never;
        head?: never;
        /** Save values of an entry; every value must be right. */
        patch: operations["saveEntry"];
        trace?: never;
    };
    "/teachers/{teacher_id}/sets/{set}/{entry_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
                set: string;
                entry_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Keep values of an entry, right or not. */
        patch: operations["keepEntryDraft"];
        trace?: never;
    };
    "/teachers/{teacher_id}/status-choices": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** What can be entered about a teacher of the own school now, and what each act demands. */
        get: operations["getStatusChoices"];
        put?: never;
        post?: never;
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
        /** The workbook template of a school category; of the reserved record sets alone for an authority. */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/accounts/{teacher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** The account of a teacher: what is credited, what waits, what is missing until when, and why. */
        get: operations["getCreditAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/accounts/{teacher_id}/statement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        /** 学分证明 of a teacher as PDF: what is credited by whom, what is missing, with a code. */
        get: operations["getCreditStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/claim-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the rule that governs the teacher's school asks of a claim. */
        get: operations["getClaimChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Claims in sight, the latest first; a teacher sees the own ones. */
        get: operations["listCreditClaims"];
        put?: never;
        /** Claim credits for 校本研修 or 自主研修, with evidence; review decides. */
        post: operations["claimCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/claims/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are in each state. */
        get: operations["countCreditClaims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/claims/{claim_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        /** One claim: its evidence, what it is worth and why, what happened. */
        get: operations["getCreditClaim"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/claims/{claim_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a claim back before it is decided. */
        post: operations["withdrawCreditClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/credits/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count the territory anew; a job. */
        post: operations["countCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/credits/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many teachers are behind, school by school, as they were counted last. */
        get: operations["getCreditOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/credits/school": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teachers of one school with what each lacks, whoever lacks most first. */
        get: operations["listSchoolCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cycles of the governing rule, and every closing at, above or below the own office. */
        get: operations["listCreditCycles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/cycles/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a cycle that is over: nothing is credited, corrected or claimed in it any more. */
        post: operations["closeCreditCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/cycles/closings/{closing_id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                closing_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed cycle again, with a reason; by somebody else than who closed it. */
        post: operations["openCreditCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/enrolments/{enrolment_id}/substitution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolment_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another teacher of the same school takes the place; both stay on record. */
        post: operations["substituteParticipant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/enrolments/{enrolment_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolment_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take somebody out before the training begins; whoever waits moves up. */
        post: operations["withdrawEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations that can hold a training, by a part of their name. */
        get: operations["listTrainingInstitutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/plan.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 年度培训计划 of the own organisation as PDF, with totals. */
        get: operations["getTrainingPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/project-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the rule that governs the own office asks of a training, and the values that it knows. */
        get: operations["getTrainingChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainings in sight, the latest first; a teacher sees what is offered. */
        get: operations["listTrainings"];
        put?: never;
        /** Register a training of the own organisation; it is a draft until it is published. */
        post: operations["registerTraining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are in each box. */
        get: operations["countTrainings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** One training: its days, places and quotas, how full it is, what happened. */
        get: operations["getTraining"];
        /** Say anew what describes a training; once people are in it, days, hours and mode stay. */
        put: operations["changeTraining"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing becomes of it; everybody in it is told why. */
        post: operations["cancelTraining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/certificates.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** 结业证书 of a training as one PDF, 200 in a part, behind a register of them. */
        get: operations["getCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/division": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Divide the places of the own office among those below it. */
        put: operations["divideTrainingQuotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** The people of a training whom the asker may see, in the order in which they came. */
        get: operations["listEnrolments"];
        put?: never;
        /** Enrol teachers, or oneself: accepted while there are places, else waiting; who is blocked is told why. */
        post: operations["enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/enrolments/counts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** How many of them there are in each state. */
        get: operations["countEnrolments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/enrolments/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept or decline who applied. */
        post: operations["decideEnrolments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/mobiles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mobiles of the accepted participants in clear, until the last day; each reading stands in the trail. */
        post: operations["readParticipantMobiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer it to whom it is for; a school's own goes to its authority first. */
        post: operations["publishTraining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Give places to areas and schools: 0 is nobody, none is no limit. */
        put: operations["setTrainingQuotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** A training of the ministry, province by province: sent, arrived, confirmed, in doubt. */
        get: operations["getReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** Participants with their results, and what each is worth for whoever confirms. */
        get: operations["listTrainingResults"];
        /** Enter hours, absence and grade of up to 500 participants, all or none. */
        put: operations["enterTrainingResults"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/results/counts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** How many results there are in each state. */
        get: operations["countTrainingResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/results/submission": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the results to the owner, after the last day and once everybody has one. */
        post: operations["submitTrainingResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/results/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** The workbook to fill in, with whoever takes part now and what is entered already. */
        get: operations["getResultTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/results/workbooks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a filled-in template: everything in it is entered, or nothing, and what is wrong is said by cell. */
        post: operations["startResultBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/results/workbooks/{book_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                book_id: string;
            };
            cookie?: never;
        };
        /** What became of a workbook: how many results were entered, or what is wrong with which cell. */
        get: operations["getResultBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open enrolment once more for the places that are left. */
        post: operations["openSecondRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/sign-in.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** 签到表 of a training as PDF: who takes part now, by school. */
        get: operations["getSignInSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/projects/{project_id}/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** Teachers of the own territory, and why not where one cannot be enrolled. */
        get: operations["listPossibleParticipants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainings of the ministry whose results came to the own province. */
        get: operations["listReceivedTrainings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/received/{project_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        /** The results that came of one of them, and what each is worth here. */
        get: operations["listReceivedResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/results/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm results as credits, return them to be corrected, or refuse them; what became of each. */
        post: operations["decideTrainingResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/results/{result_id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                result_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is right of a confirmed result: confirmed anew, the old credit is reversed beside it. */
        post: operations["correctTrainingResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/results/{result_id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                result_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A result of the sample was looked at closely. */
        post: operations["lookAtTrainingResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/results/{result_id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                result_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A confirmed result is void: its credit is reversed, both stay visible. */
        post: operations["revokeTrainingResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rule-trials/{trial_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
            };
            cookie?: never;
        };
        /** How far a trial is, and what it found: who gains and loses, by part of the territory, by amount, why. */
        get: operations["getRuleTrial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rule-trials/{trial_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
            };
            cookie?: never;
        };
        /** People for whom the two rules differ, those with most first. */
        get: operations["listRuleTrialPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rule-trials/{trial_id}/people/{teacher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
                teacher_id: string;
            };
            cookie?: never;
        };
        /** Each result of one of them on its way by both rules, sentence by sentence. */
        get: operations["getRuleTrialWay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of the own office with its drafts, and what the offices above have published, the latest first. */
        get: operations["listRules"];
        put?: never;
        /** Begin a draft: an empty one, or a copy of a version or of a sample. */
        post: operations["startRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule as it is being written says, what is wrong with it and where, what becomes of its vectors. */
        post: operations["checkRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published rules that come with the product, in sentences. */
        get: operations["listRuleSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        /** One version: its sentences, its text, its vectors with what becomes of each, what happened to it. */
        get: operations["getRule"];
        /** Keep a draft as it is now, with its faults. */
        put: operations["saveRule"];
        post?: never;
        /** Throw a draft away. */
        delete: operations["discardRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        /** What a version says otherwise than another one, sentence by sentence. */
        get: operations["getRuleDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say the last day on which it holds, or none. */
        post: operations["endRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put it in force from its day; whoever wrote it cannot. The one that holds until then ends the day before. */
        post: operations["publishRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it back to its writers, with a reason. */
        post: operations["returnRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a version that does not hold yet; the one that ended for it goes on. */
        post: operations["revokeRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a draft in: it has no faults, and does what its vectors say. */
        post: operations["handInRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/rules/{rule_id}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        /** The trial of a version, if it was tried. */
        get: operations["listRuleTrials"];
        put?: never;
        /** Try a version on past results of the territory, against the rule in force; follow it by its job. */
        post: operations["startRuleTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人次 and 学时 of confirmed trainings of a year by level, mode and stage. */
        get: operations["getTrainingStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/statistics.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures as an Excel file, with lines for signature and seal. */
        get: operations["getTrainingStatisticsWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transfers from and to the own territory, the latest first; a teacher sees the own. */
        get: operations["listTransfers"];
        put?: never;
        /** Ask for a teacher of another school, with the post that waits. */
        post: operations["applyForTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are in each box. */
        get: operations["countTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find somebody by exact ID number or personal number: name, school, status. The looking is written down. */
        post: operations["findToTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers/{transfer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        /** One transfer: what is there now and what is to be, its way, who holds the ball, what happened. */
        get: operations["getTransfer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers/{transfer_id}/form.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        /** 调动审批表 of a transfer as PDF: before and after, what was decided, lines for opinions and seals. */
        get: operations["getTransferForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers/{transfer_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 调档: the receiving school takes the file over once both sides have confirmed. */
        post: operations["takeOverFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers/{transfer_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a transfer back, until the sending authority has confirmed it. */
        post: operations["withdrawTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** What the paper with this code is: unit, name with one sign covered, day, and whether it was changed since. */
        get: operations["getVerification"];
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
            roles: ("auditor" | "department_head" | "entry_clerk" | "info_admin" | "institution" | "operator" | "query_user" | "research_office" | "reviewer" | "school_head" | "system_admin" | "teacher" | "teaching_office")[];
            row_version: number;
            /** @enum {string} */
            state: "initial" | "active" | "locked" | "disabled";
            username: string;
        };
        AccountAct: {
            account_ids?: string[];
            /** @enum {string} */
            act: "reset" | "disable" | "enable" | "unlock" | "close" | "open" | "delete";
            chosen?: components["schemas"]["Chosen"];
            /** Format: uuid */
            id?: string;
        };
        AccountAfterwards: {
            /** @enum {string} */
            account: "kept" | "lost" | "none";
            rests: boolean;
        };
        AccountBatch: {
            added: number;
            /** Format: date-time */
            created_at: string;
            done: number;
            error: string | null;
            faulty: number;
            file_name: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            may: string[];
            /** Format: uuid */
            org_id: string;
            person: string;
            /** @enum {string} */
            source: "single" | "workbook" | "records";
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            total: number | null;
            unchanged: number;
        };
        AccountBatchPage: {
            items: components["schemas"]["AccountBatch"][];
            next: string | null;
        };
        AccountChange: {
            enabled?: boolean;
            name?: string;
            roles?: ("auditor" | "department_head" | "entry_clerk" | "info_admin" | "institution" | "operator" | "query_user" | "research_office" | "reviewer" | "school_head" | "system_admin" | "teacher" | "teaching_office")[];
            unlock?: boolean;
        };
        AccountLine: {
            amount: string | null;
            buckets: {
                [key: string]: string;
            };
            entries: components["schemas"]["CreditEntry"][];
            /** Format: date */
            finished: string;
            grade: string | null;
            hours: string | null;
            level: string;
            mode: string;
            org_name: string;
            organisation: string | null;
            outcome: string;
            /** @enum {string} */
            source: "project" | "claim" | "national";
            /** @enum {string} */
            state: "entered" | "submitted" | "returned" | "sent" | "refused" | "confirmed" | "revoked" | "superseded";
            steps: string[];
            /** Format: uuid */
            subject_id: string;
            training: string;
            why: string | null;
        };
        AccountPage: {
            items: components["schemas"]["Account"][];
            next: string | null;
        };
        AccountWithSecret: {
            account: components["schemas"]["Account"];
            initial_password: string;
        };
        ActOutcome: {
            /** Format: uuid */
            account_id: string;
            done: boolean;
            message: string | null;
        };
        ActOutcomes: {
            items: components["schemas"]["ActOutcome"][];
            /** Format: uuid */
            job_id: string | null;
        };
        AlikeGroup: {
            alike: string;
            business: string;
            count: number;
            /** Format: date-time */
            oldest: string;
            words: string;
        };
        AlikeGroups: {
            items: components["schemas"]["AlikeGroup"][];
        };
        Amount: {
            confirmed: string;
            forecast: string;
        };
        Answer: {
            answer: string;
            /**
             * @default accepted
             * @enum {string}
             */
            outcome?: "accepted" | "refused";
        };
        AnsweredOrder: {
            by_org_name: string;
            /** Format: date-time */
            due: string;
            /** Format: uuid */
            id: string;
            items: components["schemas"]["CorrectionItem"][];
            person: string;
            /** @enum {string} */
            state: "open" | "answered" | "mended" | "cancelled";
        };
        Approver: {
            /** Format: uuid */
            org_id: string;
            org_name: string;
            person: string;
            /** Format: uuid */
            person_id: string;
        };
        AreaFlow: {
            count: number;
            /** @enum {string} */
            from_area: "urban" | "town" | "rural" | "not_said";
            /** @enum {string} */
            kind: "1" | "2" | "3" | "9";
            /** @enum {string} */
            to_area: "urban" | "town" | "rural" | "not_said";
            women: number;
        };
        AreaTally: {
            behind: number;
            /** Format: date-time */
            counted_at: string | null;
            done: number;
            level: string;
            on_the_way: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            schools: number;
            teachers: number;
            unruled: number;
        };
        ArrivalWithdrawal: {
            words: string;
        };
        Asked: {
            code: string;
            /** Format: date */
            day: string;
            /** @default null */
            undoes: string | null;
        };
        AskedInClear: {
            after: string | null;
            before: string | null;
        };
        AskedInShort: {
            field_names: string[];
            /** @enum {string} */
            op: "added" | "changed" | "deleted";
            set_name: string;
        };
        Assignment: {
            blocker: components["schemas"]["AssignmentBlocker"] | null;
            /** Format: uuid */
            case_id: string | null;
            category: string;
            /** Format: date-time */
            closed_at: string | null;
            desk_name: string | null;
            document: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date */
            ended_on: string | null;
            entered_at_org: string;
            entered_by: string;
            from_status: string;
            happened: components["schemas"]["AssignmentEvent"][];
            /** Format: uuid */
            host_id: string | null;
            /** @enum {string} */
            host_kind: "school" | "institution" | "agency";
            host_name: string;
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            /** @enum {string} */
            kind: "rotation" | "loan";
            may: string[];
            name: string;
            number: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            reason: string | null;
            rotation_type: string | null;
            row_version: number;
            /** @enum {string} */
            side: "home" | "host";
            /** Format: date */
            start: string;
            /** @enum {string} */
            state: "asked" | "blocked" | "reviewed" | "agreed" | "writing" | "active" | "extending" | "ending" | "ended" | "refused" | "withdrawn" | "failed";
            steps: components["schemas"]["AssignmentStep"][];
            /** Format: uuid */
            teacher_id: string;
            to_status: string;
            /** Format: date */
            until: string;
            /** Format: date-time */
            waiting_since: string | null;
            /** Format: date */
            wanted_until: string | null;
            wanted_words: string | null;
            why: string | null;
        };
        AssignmentAct: {
            words: string;
        };
        AssignmentBlocker: {
            kind: string;
            /** Format: uuid */
            ref: string | null;
        };
        AssignmentChoices: {
            name: string;
            /** Format: uuid */
            open_id: string | null;
            personnel_status: string | null;
            /** Format: uuid */
            teacher_id: string;
            why_not: string | null;
        };
        AssignmentCounts: {
            all: number;
            closed: number;
            incoming: number;
            mine: number;
            open: number;
            todo: number;
        };
        AssignmentEnd: {
            /** Format: date */
            day: string;
            words: string;
        };
        AssignmentEvent: {
            act: string;
            /** Format: date-time */
            at: string;
            org_name: string | null;
            person: string | null;
            step_name: string | null;
            words: string | null;
        };
        AssignmentExtension: {
            /** Format: date */
            until: string;
            words: string;
        };
        AssignmentRow: {
            /** Format: date-time */
            closed_at: string | null;
            desk_name: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date */
            ended_on: string | null;
            /** Format: uuid */
            host_id: string | null;
            /** @enum {string} */
            host_kind: "school" | "institution" | "agency";
            host_name: string;
            /** Format: uuid */
            id: string;
            is_overdue: boolean;
            /** @enum {string} */
            kind: "rotation" | "loan";
            may: string[];
            name: string;
            number: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            rotation_type: string | null;
            row_version: number;
            /** @enum {string} */
            side: "home" | "host";
            /** Format: date */
            start: string;
            /** @enum {string} */
            state: "asked" | "blocked" | "reviewed" | "agreed" | "writing" | "active" | "extending" | "ending" | "ended" | "refused" | "withdrawn" | "failed";
            /** Format: uuid */
            teacher_id: string;
            /** Format: date */
            until: string;
            /** Format: date-time */
            waiting_since: string | null;
            /** Format: date */
            wanted_until: string | null;
        };
        AssignmentRowPage: {
            items: components["schemas"]["AssignmentRow"][];
            next: string | null;
        };
        AssignmentStep: {
            /** Format: date-time */
            at: string | null;
            name: string | null;
            org_name: string | null;
            /** @enum {string} */
            part: "entered" | "review" | "extension" | "file" | "end";
            person: string | null;
            /** @enum {string} */
            state: "done" | "current" | "ahead" | "refused";
            words: string | null;
        };
        Balance: {
            closing: number;
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            less: number;
            more: number;
            opening: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            year: number;
        };
        Batch: {
            /** Format: date-time */
            created_at: string;
            decided: number;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            message: string | null;
            person: string;
            refused: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            total: number;
            /** @enum {string} */
            verdict: "approve" | "reject" | "return";
        };
        BatchFault: {
            column: string | null;
            field: string | null;
            message: string;
            number: number;
            row: number | null;
        };
        BatchFaultPage: {
            items: components["schemas"]["BatchFault"][];
            next: string | null;
        };
        BatchPage: {
            items: components["schemas"]["Batch"][];
            next: string | null;
        };
        BatchSlips: {
            /** @default null */
            after?: string | null;
            /** @default 200 */
            limit?: number;
        };
        BatchSource: {
            /** Format: binary */
            file?: string;
            /** @enum {string} */
            from?: "records";
        };
        BookFault: {
            cell: string | null;
            message: string;
            name: string;
            row: number;
        };
        Box: {
            height: number;
            left: number;
            top: number;
            width: number;
        };
        BrokenRule: {
            row: string;
            rule: string;
        };
        BucketAmount: {
            bucket: string;
            counts: components["schemas"]["Amount"];
            credited: components["schemas"]["Amount"];
        };
        Campaign: {
            /** Format: date */
            authority_review_by: string;
            below: boolean;
            categories: ("kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education")[];
            closed: boolean;
            /** Format: uuid */
            id: string;
            /**
             * @default first_collection
             * @enum {string}
             */
            kind: "first_collection" | "yearly_update" | "supplement";
            may: string[];
            name: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            /** @default  */
            participants: string;
            /** @default 25 */
            report_day: number;
            /** @default  */
            responsible: string;
            row_version: number;
            /** Format: date */
            school_review_by: string;
            sets: string[];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            submit_by: string;
        };
        CampaignChange: {
            /** Format: date */
            authority_review_by: string;
            categories?: ("kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education")[];
            /** @default false */
            closed?: boolean;
            /**
             * @default first_collection
             * @enum {string}
             */
            kind?: "first_collection" | "yearly_update" | "supplement";
            name: string;
            /** @default  */
            participants?: string;
            /** @default 25 */
            report_day?: number;
            /** @default  */
            responsible?: string;
            /** Format: date */
            school_review_by: string;
            sets?: string[];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            submit_by: string;
        };
        CampaignPage: {
            items: components["schemas"]["Campaign"][];
            next: string | null;
        };
        Case: {
            alike: string | null;
            asked: components["schemas"]["Asked"] | null;
            before: string | null;
            business: string;
            /** @enum {string} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education";
            conflict: components["schemas"]["Conflict"] | null;
            decisions: components["schemas"]["Decision"][];
            desk: string | null;
            /** Format: date-time */
            due_at: string | null;
            evidence: components["schemas"]["Piece"][];
            /** Format: uuid */
            id: string;
            in_conflict: boolean;
            in_stead: string | null;
            may: string[];
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            originals: boolean;
            overdue: boolean;
            parties: components["schemas"]["Party"][];
            pieces: number;
            refusal: string | null;
            reminders: components["schemas"]["DeskReminder"][];
            row_version: number;
            sets: string[] | null;
            /** @enum {string} */
            state: "open" | "approved" | "rejected" | "withdrawn";
            step: number | null;
            step_name: string | null;
            steps: components["schemas"]["CaseStep"][];
            subject_digest: string;
            subject_entries: components["schemas"]["EntryNumber"][];
            /** Format: uuid */
            subject_id: string;
            subject_kind: string;
            subject_name: string;
            subject_sets: string[];
            subject_version: number;
            /** Format: uuid */
            teacher_id: string | null;
            waiting: components["schemas"]["Waiting"][];
            /** Format: date-time */
            waiting_since: string | null;
            withdrawn_by: components["schemas"]["Withdrawn"] | null;
            words: string | null;
        };
        CaseOutcome: {
            /** Format: uuid */
            case_id: string;
            done: boolean | null;
            message: string | null;
            org_name: string;
            /** Format: uuid */
            subject_id: string | null;
            subject_name: string;
        };
        CaseOutcomePage: {
            items: components["schemas"]["CaseOutcome"][];
            next: string | null;
        };
        CaseRow: {
            alike: string | null;
            asked: components["schemas"]["Asked"] | null;
            before: string | null;
            business: string;
            /** @enum {string} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education";
            desk: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: uuid */
            id: string;
            in_conflict: boolean;
            may: string[];
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            originals: boolean;
            overdue: boolean;
            pieces: number;
            refusal: string | null;
            row_version: number;
            sets: string[] | null;
            /** @enum {string} */
            state: "open" | "approved" | "rejected" | "withdrawn";
            step: number | null;
            step_name: string | null;
            /** Format: uuid */
            subject_id: string;
            subject_kind: string;
            subject_name: string;
            /** Format: uuid */
            teacher_id: string | null;
            waiting: components["schemas"]["Waiting"][];
            /** Format: date-time */
            waiting_since: string | null;
            words: string | null;
        };
        CaseRowPage: {
            items: components["schemas"]["CaseRow"][];
            next: string | null;
        };
        CaseStep: {
            desk: string;
            /** Format: date-time */
            due_at: string | null;
            moved: components["schemas"]["Moved"][];
            name: string;
            number: number;
            originals: boolean;
            position: number;
            role: string;
            sets: string[] | null;
            /** @enum {string} */
            state: "done" | "current" | "ahead";
            /** Format: date-time */
            waiting_since: string | null;
        };
        CaseWay: {
            /** Format: uuid */
            chain_id: string | null;
            chain_name: string;
            /** Format: date */
            day: string;
            org_name: string | null;
            positions: components["schemas"]["PlacedStep"][][];
        };
        CasesToRemindOf: {
            case_ids: string[];
        };
        Catalogue: {
            /** @enum {string} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education";
            sets: {
                [key: string]: unknown;
            }[];
            tables: {
                [key: string]: unknown;
            };
            version: string;
        };
        Chain: {
            authority_levels: string[] | null;
            business: string;
            categories: ("kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education")[];
            code: string;
            /** Format: date */
            effective_from: string | null;
            /** Format: date */
            effective_until: string | null;
            hub: boolean | null;
            /** Format: uuid */
            id: string;
            made_by: string | null;
            may: string[];
            name: string;
            names: {
                [key: string]: string;
            };
            /** Format: uuid */
            org_id: string | null;
            org_level: string | null;
            org_name: string | null;
            positions: components["schemas"]["ShownChainStep"][][];
            /** Format: date-time */
            published_at: string;
            /** @enum {string} */
            state: "now" | "coming" | "past";
            text: string;
            version: number;
        };
        ChainDraft: {
            /** @default null */
            authority_levels?: ("city" | "county" | "ministry" | "province")[] | null;
            business: string;
            categories: ("higher_education" | "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education")[];
            /** Format: date */
            effective_from: string;
            /** @default null */
            hub?: boolean | null;
            names: {
                [key: string]: string;
            };
            /** Format: uuid */
            org_id: string;
            positions: components["schemas"]["ChainStep"][][];
            /**
             * Format: uuid
             * @default null
             */
            replaces?: string | null;
        };
        ChainPage: {
            items: components["schemas"]["Chain"][];
            next: string | null;
        };
        ChainQuestion: {
            business: string;
            /**
             * @default null
             * @enum {string|null}
             */
            category?: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education" | null;
            /**
             * Format: date
             * @default null
             */
            day?: string | null;
            /** @default null */
            draft?: components["schemas"]["ChainDraft"] | null;
            /** Format: uuid */
            org_id: string;
        };
        ChainSample: {
            authority_levels: string[] | null;
            business: string;
            categories: ("kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education")[];
            code: string;
            hub: boolean | null;
            name: string;
            names: {
                [key: string]: string;
            };
            positions: components["schemas"]["ShownChainStep"][][];
            text: string;
        };
        ChainSamples: {
            items: components["schemas"]["ChainSample"][];
        };
        ChainStep: {
            /** @default 10 */
            days?: number;
            /** @enum {string} */
            desk: "department" | "school" | "hub" | "authority" | "authority_above" | "province" | "ministry" | "receiving" | "receiving_hub" | "receiving_authority" | "receiving_authority_above" | "receiving_province" | "receiving_ministry" | "sending" | "sending_hub" | "sending_authority" | "sending_authority_above" | "sending_province" | "sending_ministry" | "handling" | "handling_hub" | "handling_authority" | "handling_authority_above" | "handling_province" | "handling_ministry";
            name: {
                [key: string]: string;
            };
            originals?: boolean;
            roles: ("department_head" | "info_admin" | "research_office" | "reviewer" | "school_head" | "teaching_office")[];
            /** @default null */
            sets?: string[] | null;
            /** @enum {string|null} */
            unit?: "personnel" | "teacher_development" | "training_school" | "research" | "other" | null;
        };
        Change: {
            /** @enum {string} */
            act: "added" | "changed" | "deleted";
            changes: components["schemas"]["FieldChange"][];
            id_number: string | null;
            name: string | null;
            row: number | null;
            set: string;
            set_name: string;
        };
        ChangePage: {
            items: components["schemas"]["Change"][];
            next: string | null;
        };
        ChangeRequest: {
            answer: string | null;
            asked_by: string;
            asks: components["schemas"]["AskedInShort"][];
            /** @enum {string} */
            business: "addition" | "change" | "key_change" | "free";
            /** Format: uuid */
            case_id: string | null;
            conflict: string | null;
            /** Format: uuid */
            copied_from: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            decided_at: string | null;
            desk: string | null;
            happened: components["schemas"]["RequestHappened"][];
            /** Format: uuid */
            id: string;
            items: components["schemas"]["RequestItem"][];
            /** Format: uuid */
            kept_id: string | null;
            may: string[];
            number: string;
            order: components["schemas"]["AnsweredOrder"] | null;
            /** Format: uuid */
            order_id: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            person: string;
            reason: string;
            reasons: components["schemas"]["Reason"][];
            /** Format: uuid */
            remark_id: string | null;
            row_version: number;
            set_names: string[];
            sets: string[];
            /** @enum {string} */
            state: "draft" | "proposed" | "returned" | "submitted" | "conflict" | "approved" | "rejected" | "withdrawn";
            /** Format: date-time */
            submitted_at: string | null;
            /** Format: uuid */
            teacher_id: string;
            teacher_name: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        ChangedRequest: {
            /** @default null */
            items?: components["schemas"]["NewRequestItem"][] | null;
            reason?: string;
        };
        CheckSheet: {
            catalogue_version: string;
            /** @enum {string} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education";
            /** Format: date-time */
            confirmed_at: string | null;
            id_number: string | null;
            missing: number;
            name: string | null;
            org_name: string;
            /** Format: date-time */
            printed_at: string;
            printed_by: string;
            sets: components["schemas"]["SheetSet"][];
            /** @enum {string} */
            status: "draft" | "school_review" | "authority_review" | "rejected" | "effective";
            /** Format: uuid */
            teacher_id: string;
            version: number;
        };
        Checked: {
            faults: components["schemas"]["FieldFault"][];
            values: {
                [key: string]: unknown;
            };
        };
        CheckedRule: {
            faults: components["schemas"]["RuleFault"][];
            form: unknown;
            outcomes: components["schemas"]["VectorOutcome"][];
            passes: boolean;
            sentences: string[];
            text: string;
            vector_faults: components["schemas"]["RuleFault"][];
            vectors_form: unknown;
            vectors_text: string;
        };
        Chosen: {
            /**
             * Format: uuid
             * @default null
             */
            batch_id?: string | null;
            /** @default null */
            q?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            state?: "initial" | "active" | "closed" | "locked" | "disabled" | null;
        };
        ChosenPhotos: {
            /** @default null */
            numbers?: number[] | null;
        };
        Claim: {
            amount: string | null;
            attributes: {
                [key: string]: string;
            };
            /** Format: uuid */
            case_id: string | null;
            desk_name: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            entered_at: string;
            entered_by: string;
            evidence: components["schemas"]["ClaimFile"][];
            /** Format: date */
            finish: string;
            happened: components["schemas"]["ClaimEvent"][];
            hours: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "school_based" | "self_directed";
            may: string[];
            measures: {
                [key: string]: string;
            };
            name: string;
            number: string;
            org_name: string;
            organiser: string | null;
            row_version: number;
            /** Format: date */
            start: string;
            /** @enum {string} */
            state: "reviewed" | "granted" | "refused" | "withdrawn";
            steps: string[];
            /** Format: uuid */
            teacher_id: string;
            teacher_name: string;
            /** Format: date-time */
            waiting_since: string | null;
            why: string | null;
            words: string;
        };
        ClaimAttribute: {
            code: string;
            name: string;
            values: string[];
        };
        ClaimChoices: {
            attributes: components["schemas"]["ClaimAttribute"][];
            document: string | null;
            measures: components["schemas"]["ClaimMeasure"][];
            owner: string | null;
            rule: string | null;
            version: string | null;
        };
        ClaimCounts: {
            all: number;
            granted: number;
            refused: number;
            reviewed: number;
            withdrawn: number;
        };
        ClaimEnd: {
            words: string;
        };
        ClaimEvent: {
            act: string;
            /** Format: date-time */
            at: string;
            org_name: string | null;
            person: string | null;
            step_name: string | null;
            words: string | null;
        };
        ClaimFile: {
            bytes: number;
            height: number | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "evidence" | "portrait" | "photo";
            link: string;
            name: string;
            pages: number;
            /** @enum {string} */
            type: "image/jpeg" | "image/png" | "application/pdf";
            width: number | null;
        };
        ClaimMeasure: {
            code: string;
            name: string;
        };
        ClaimRow: {
            amount: string | null;
            desk_name: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            entered_at: string;
            /** Format: date */
            finish: string;
            hours: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "school_based" | "self_directed";
            may: string[];
            name: string;
            number: string;
            org_name: string;
            row_version: number;
            /** Format: date */
            start: string;
            /** @enum {string} */
            state: "reviewed" | "granted" | "refused" | "withdrawn";
            /** Format: uuid */
            teacher_id: string;
            teacher_name: string;
            /** Format: date-time */
            waiting_since: string | null;
            why: string | null;
        };
        ClaimRowPage: {
            items: components["schemas"]["ClaimRow"][];
            next: string | null;
        };
        ClosedCycle: {
            /** Format: date-time */
            closed_at: string;
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            office: string;
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
        Colleague: {
            name: string;
            /** Format: uuid */
            person_id: string;
            roles: ("department_head" | "info_admin" | "research_office" | "reviewer" | "school_head" | "teaching_office")[];
        };
        Colleagues: {
            items: components["schemas"]["Colleague"][];
        };
        CollectionWindow: {
            /** @default false */
            closed?: boolean;
            /**
             * Format: date-time
             * @default null
             */
            closes_at?: string | null;
            /** @enum {string} */
            mode: "school" | "shared" | "self";
            /**
             * Format: date-time
             * @default null
             */
            opens_at?: string | null;
        };
        CollectionWindowNow: {
            /** @default false */
            closed: boolean;
            /**
             * Format: date-time
             * @default null
             */
            closes_at: string | null;
            may: string[];
            /** @enum {string} */
            mode: "school" | "shared" | "self";
            /**
             * Format: date-time
             * @default null
             */
            opens_at: string | null;
            /** Format: uuid */
            org_id: string;
            row_version: number;
            /** @enum {string} */
            state: "school" | "before" | "open" | "after" | "closed";
        };
        ComparedField: {
            differs: boolean;
            field: string;
            name: string;
            texts: (string | null)[];
        };
        Completeness: {
            items: components["schemas"]["Missing"][];
            missing: number;
            newly_hired: boolean;
            sets: components["schemas"]["SetState"][];
            /** Format: uuid */
            teacher_id: string;
        };
        Confirmation: {
            confirmed: number;
        };
        Confirmed: {
            /** Format: date-time */
            confirmed_at: string | null;
            row_version: number;
            /** Format: uuid */
            teacher_id: string;
        };
        Conflict: {
            /** Format: date-time */
            at: string;
            changed: string[];
            why: string;
        };
        Contact: {
            /** @default null */
            duties?: string | null;
            /** @enum {string} */
            kind: "business" | "technical";
            /** @default null */
            mobile?: string | null;
            name: string;
            /** @default null */
            office_phone?: string | null;
            /** @default null */
            post?: string | null;
            /** @default null */
            qq?: string | null;
        };
        Contacts: {
            contacts: components["schemas"]["Contact"][];
        };
        ContactsNow: {
            contacts: components["schemas"]["Contact"][];
            may: string[];
            /** Format: uuid */
            org_id: string;
        };
        CopiedRequest: {
            /** Format: uuid */
            id?: string;
        };
        Copies: {
            items: components["schemas"]["WantedCopy"][];
            name: string | null;
            org_name: string;
            /** Format: uuid */
            teacher_id: string;
        };
        Correction: {
            /** @default null */
            absent?: string | null;
            /** @enum {string} */
            grade: "优秀" | "合格" | "不合格" | "not_assessed";
            hours: string;
            measures?: {
                [key: string]: string;
            };
            words: string;
        };
        CorrectionCancellation: {
            reason: string;
        };
        CorrectionItem: {
            /**
             * Format: uuid
             * @default null
             */
            entry_id: string | null;
            /** @default null */
            field: string | null;
            field_name: string | null;
            reason: string;
            /** @default null */
            set: string | null;
            set_name: string | null;
        };
        CorrectionOrder: {
            answer: string | null;
            by_org_name: string;
            /** Format: date-time */
            closed_at: string | null;
            /** Format: date-time */
            due: string;
            /** Format: uuid */
            id: string;
            items: components["schemas"]["CorrectionItem"][];
            may: string[];
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            overdue: boolean;
            person: string;
            places: components["schemas"]["CorrectionPlace"][];
            /** Format: uuid */
            request_id: string | null;
            /** @enum {string} */
            state: "open" | "answered" | "mended" | "cancelled";
            /** Format: uuid */
            teacher_id: string;
            teacher_name: string | null;
        };
        CorrectionOrderPage: {
            items: components["schemas"]["CorrectionOrder"][];
            next: string | null;
        };
        CorrectionPlace: {
            /** Format: uuid */
            entry_id: string | null;
            field: string | null;
            set: string;
        };
        CountStarted: {
            /** Format: uuid */
            job_id: string;
        };
        Counts: {
            /** Format: date-time */
            oldest: string | null;
            overdue: number;
            overdue_below: number;
            soon: number;
            steps: components["schemas"]["StepCount"][];
            todo: number;
        };
        Credentials: {
            password: string;
            username: string;
        };
        CreditAccount: {
            closed: components["schemas"]["ClosedCycle"][];
            cycles: components["schemas"]["Span"][];
            demands: components["schemas"]["Demand"][];
            document: string | null;
            lines: components["schemas"]["AccountLine"][];
            name: string;
            org_name: string;
            owner: string | null;
            passed: boolean;
            rule: string | null;
            /** Format: uuid */
            teacher_id: string;
            /** Format: date */
            today: string;
            unit: string | null;
            version: string | null;
            would_pass: boolean;
            years: components["schemas"]["Span"][];
        };
        CreditEntry: {
            amount: string;
            /** Format: date-time */
            confirmed_at: string;
            confirmed_by: string;
            is_reversal: boolean;
            number: number;
            org_name: string;
            rule: string;
            version: string;
            why: string | null;
        };
        CreditOverview: {
            areas: components["schemas"]["AreaTally"][];
            behind: number;
            /** Format: date-time */
            counted_at: string | null;
            done: number;
            left_off: number;
            level: string;
            on_the_way: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            schools: components["schemas"]["SchoolTally"][];
            teachers: number;
            unruled: number;
        };
        Cut: {
            box: components["schemas"]["Box"];
            /** Format: uuid */
            id?: string;
            receipt: string;
        };
        CycleClosing: {
            /** Format: date-time */
            closed_at: string;
            closed_by: string;
            closed_words: string;
            /** Format: date */
            first: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            last: string;
            may: string[];
            /** Format: date-time */
            opened_at: string | null;
            opened_by: string | null;
            opened_by_org: string | null;
            opened_words: string | null;
            org_name: string;
            row_version: number;
            /** @enum {string} */
            state: "closed" | "opened";
        };
        CycleOpening: {
            words: string;
        };
        Cycles: {
            closings: components["schemas"]["CycleClosing"][];
            cycles: components["schemas"]["OwnCycle"][];
            owner: string | null;
            rule: string | null;
        };
        Decision: {
            /** @default false */
            annulled: boolean;
            /** Format: date-time */
            at: string;
            /** @default null */
            for_org: string | null;
            /**
             * Format: uuid
             * @default null
             */
            for_org_id: string | null;
            /** @default null */
            for_person: string | null;
            /**
             * Format: uuid
             * @default null
             */
            for_person_id: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            originals: string[];
            person: string;
            /** Format: uuid */
            person_id: string;
            reasons: components["schemas"]["Reason"][];
            step: number;
            step_name: string;
            /** @enum {string} */
            verdict: "approve" | "reject" | "return";
        };
        Delegation: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            from_at: string;
            from_person: string;
            /** Format: uuid */
            from_person_id: string;
            /** Format: uuid */
            id: string;
            may: string[];
            note: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            state: string;
            to_person: string;
            /** Format: uuid */
            to_person_id: string;
            /** Format: date-time */
            until_at: string;
        };
        DelegationPage: {
            items: components["schemas"]["Delegation"][];
            next: string | null;
        };
        Demand: {
            /** Format: date */
            first: string;
            forecast: string;
            forecast_missing: string;
            have: string;
            is_current: boolean;
            is_met: boolean;
            /** Format: date */
            last: string;
            missing: string;
            /** @enum {string} */
            per: "year" | "cycle";
            required: string;
            /** Format: date */
            until: string;
            words: string;
            would_be_met: boolean;
        };
        DeskReminder: {
            /** Format: date-time */
            at: string;
            desks: string[];
            org_name: string;
            person: string;
        };
        Difference: {
            act: string;
            /** Format: date-time */
            at: string;
            changes: {
                [key: string]: unknown;
            }[];
            /** Format: uuid */
            entry_id: string;
            org_name: string | null;
            person: string | null;
            set: string;
            set_name: string;
        };
        Differences: {
            items: components["schemas"]["Difference"][];
            /** Format: date-time */
            known_since: string;
            name: string | null;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        Draft: {
            /** @default null */
            category?: string | null;
            /**
             * Format: uuid
             * @default null
             */
            entry_id?: string | null;
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
        Duplicate: {
            answers: components["schemas"]["IdentityAnswer"][];
            /** Format: date-time */
            decided_at: string | null;
            files: components["schemas"]["TeacherRow"][];
            findings: components["schemas"]["LikenessFinding"][];
            /** Format: date-time */
            found_at: string;
            /** Format: uuid */
            id: string;
            may: string[];
            note: string | null;
            org_name: string | null;
            person: string | null;
            reported_by: string | null;
            row_version: number;
            score: number;
            /** @enum {string} */
            state: "open" | "unsure" | "both_real" | "merged" | "cleared";
            twins: boolean;
        };
        DuplicateCounts: {
            both_real: number;
            merged: number;
            open: number;
            twins: number;
            unsure: number;
        };
        DuplicateDetail: {
            answers: components["schemas"]["IdentityAnswer"][];
            basic: components["schemas"]["ComparedField"][];
            /** Format: date-time */
            decided_at: string | null;
            files: components["schemas"]["TeacherRow"][];
            findings: components["schemas"]["LikenessFinding"][];
            /** Format: date-time */
            found_at: string;
            /** Format: uuid */
            fuller: string | null;
            /** Format: uuid */
            id: string;
            keepable: string[];
            may: string[];
            merge: components["schemas"]["FileMerge"] | null;
            merge_refused: string | null;
            note: string | null;
            org_name: string | null;
            person: string | null;
            reported_by: string | null;
            row_version: number;
            score: number;
            sets: components["schemas"]["SetSizes"][];
            /** @enum {string} */
            state: "open" | "unsure" | "both_real" | "merged" | "cleared";
            twins: boolean;
            whole: components["schemas"]["Teacher"][];
        };
        DuplicateOutcome: {
            /**
             * Format: uuid
             * @default null
             */
            kept_id?: string | null;
            /** @default null */
            note?: string | null;
            /** @enum {string} */
            outcome: "same" | "both_real" | "unsure";
            /** @default null */
            reason?: string | null;
        };
        DuplicatePage: {
            items: components["schemas"]["Duplicate"][];
            next: string | null;
        };
        DuplicateReport: {
            /** Format: uuid */
            id?: string;
            note: string;
            teacher_ids: string[];
        };
        EndOfChain: {
            /** Format: date */
            effective_until: string;
        };
        Enrolment: {
            /** Format: date-time */
            decided_at: string | null;
            decided_by: string | null;
            /** @enum {string} */
            direction: "sent" | "applied" | "free";
            /** Format: date-time */
            entered_at: string;
            entered_by: string;
            /** Format: uuid */
            id: string;
            may: string[];
            name: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            place: number | null;
            /** Format: uuid */
            project_id: string;
            replaces: string | null;
            round: number;
            row_version: number;
            /** @enum {string} */
            state: "applied" | "accepted" | "waiting" | "declined" | "withdrawn" | "replaced";
            /** Format: uuid */
            teacher_id: string;
            why: string | null;
        };
        EnrolmentCounts: {
            accepted: number;
            applied: number;
            declined: number;
            replaced: number;
            waiting: number;
            withdrawn: number;
        };
        EnrolmentDecisions: {
            enrolments: components["schemas"]["SeenEnrolment"][];
            /** @enum {string} */
            verdict: "accept" | "decline";
            /** @default null */
            words?: string | null;
        };
        EnrolmentEnd: {
            words: string;
        };
        EnrolmentOutcome: {
            /** Format: uuid */
            enrolment_id: string | null;
            name: string | null;
            /** @enum {string} */
            outcome: "accepted" | "applied" | "waiting" | "blocked";
            /** Format: uuid */
            teacher_id: string;
            why: string | null;
        };
        EnrolmentOutcomes: {
            outcomes: components["schemas"]["EnrolmentOutcome"][];
        };
        EnrolmentPage: {
            items: components["schemas"]["Enrolment"][];
            next: string | null;
        };
        EnrolmentsDecided: {
            accepted: number;
            declined: number;
            waiting: number;
        };
        EnteredResult: {
            /** @default null */
            absent?: string | null;
            /** Format: uuid */
            enrolment_id: string;
            /** @enum {string} */
            grade: "优秀" | "合格" | "不合格" | "not_assessed";
            hours: string;
            measures?: {
                [key: string]: string;
            };
            /** @default null */
            row_version?: number | null;
        };
        EnteredResults: {
            results: components["schemas"]["EnteredResult"][];
        };
        Entry: {
            /** Format: uuid */
            id: string;
            may: string[];
            missing: number;
            set: string;
            texts: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            updated_at: string | null;
            values: {
                [key: string]: unknown;
            };
        };
        EntryNumber: {
            /** Format: uuid */
            entry_id: string;
            number: number;
        };
        EntryValues: {
            values: {
                [key: string]: unknown;
            };
        };
        Explanation: {
            explanation: string;
        };
        Export: {
            clear: boolean;
            /** Format: date-time */
            created_at: string;
            done: number;
            /** Format: date-time */
            expires_at: string;
            file_name: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            /** @enum {string} */
            kind: "list" | "file" | "workbook" | "paper" | "bound" | "roster";
            message: string | null;
            person: string;
            rows: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            total: number | null;
        };
        ExportPage: {
            items: components["schemas"]["Export"][];
            next: string | null;
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
            known: boolean;
            /** Format: date-time */
            next_try_at: string | null;
            service: string;
            /** @enum {string} */
            state: "waiting" | "given_up" | "replayed" | "discarded";
        };
        FailureAct: {
            /** @enum {string} */
            act: "replay" | "discard";
        };
        Fault: {
            column: string | null;
            field: string | null;
            message: string;
            name: string | null;
            row: number | null;
            set: string | null;
            severity: string;
            sheet: string | null;
            suggestion: string | null;
        };
        FaultPage: {
            items: components["schemas"]["Fault"][];
            next: string | null;
        };
        FieldChange: {
            after: string | null;
            before: string | null;
            name: string;
        };
        FieldFault: {
            field: string;
            message: string;
            severity: string;
        };
        FileArrival: {
            document: string | null;
            /** Format: date */
            from_day: string;
            /** Format: uuid */
            id: string;
            origin: string;
        };
        FileFilter: {
            /** @default null */
            complete?: boolean | null;
            /**
             * Format: uuid
             * @default null
             */
            department_id?: string | null;
            /** @default null */
            newly_hired?: boolean | null;
            /** @default null */
            personnel_status?: string | null;
            /** @default null */
            q?: string | null;
            /**
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "rejected";
        };
        FileHold: {
            kind: string;
            /** Format: uuid */
            ref: string;
        };
        FileMerge: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            kept_id: string;
            lost_org_name: string;
            org_name: string;
            person: string;
            reason: string | null;
            undo_reason: string | null;
            undo_refused: string | null;
            /** Format: date-time */
            undone_at: string | null;
            undone_by: string | null;
            undone_org: string | null;
        };
        FileState: {
            /** Format: uuid */
            id: string;
            missing: number;
            name: string | null;
            newly_hired: boolean;
            sets: components["schemas"]["OwedSet"][];
            /** @enum {string} */
            status: "draft" | "school_review" | "authority_review" | "rejected" | "effective";
        };
        FilledField: {
            name: string;
            text: string | null;
        };
        FilledIn: {
            /** Format: binary */
            file: string;
        };
        Flow: {
            count: number;
            /** @enum {string} */
            direction: "within" | "came" | "went";
            /** Format: uuid */
            from_org_id: string;
            from_org_name: string;
            /** Format: uuid */
            to_org_id: string;
            to_org_name: string;
            women: number;
        };
        Flows: {
            areas: components["schemas"]["AreaFlow"][];
            came: number;
            /** Format: date */
            first: string;
            items: components["schemas"]["Flow"][];
            /** Format: date */
            last: string;
            left_off: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            went: number;
            within: number;
            without_area: components["schemas"]["SchoolWithoutArea"][];
            without_area_count: number;
            year: number;
        };
        Form4063: {
            broken: components["schemas"]["BrokenRule"][];
            columns: components["schemas"]["FormColumn"][];
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            number: string;
            /** Format: date */
            opened_on: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            outside: components["schemas"]["StageCount"][];
            rows: components["schemas"]["FormRow"][];
            title: string;
            year: number;
        };
        FormColumn: {
            code: string;
            /** @enum {string|null} */
            group: "gains" | "losses" | null;
            name: string;
            of: string | null;
        };
        FormRow: {
            code: string;
            /** @enum {string} */
            stage: "preschool" | "primary" | "junior" | "senior" | "special";
            values: number[];
            women: boolean;
        };
        FormerFile: {
            /** Format: date-time */
            held_until: string;
            name: string | null;
            /** Format: uuid */
            ref: string;
            /** Format: uuid */
            teacher_id: string;
            went_to: string;
        };
        FormerFilePage: {
            items: components["schemas"]["FormerFile"][];
            next: string | null;
        };
        FoundPerson: {
            absence: string | null;
            blocked_by: string | null;
            category: string | null;
            found: boolean;
            may_be_asked_for: boolean;
            name: string | null;
            note: string | null;
            /** Format: uuid */
            org_id: string | null;
            org_name: string | null;
            personnel_status: string | null;
            /** Format: uuid */
            ref: string | null;
            status_name: string | null;
            /** Format: uuid */
            teacher_id: string | null;
            ticket: string | null;
            why_not: string | null;
        };
        Framed: {
            box: components["schemas"]["Box"];
        };
        Health: {
            ok: boolean;
            service: string;
        };
        Hint: {
            field: string;
            /** @default null */
            hint?: string | null;
            /** @default null */
            preset?: unknown;
            /** @default null */
            sample?: string | null;
            set: string;
        };
        HintInForce: {
            field: string;
            /** @default null */
            hint: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            /** @default null */
            preset: unknown;
            /** @default null */
            sample: string | null;
            set: string;
        };
        Hints: {
            category: string;
            items: components["schemas"]["HintInForce"][];
        };
        History: {
            items: components["schemas"]["Step"][];
        };
        Host: {
            above: string | null;
            /** Format: uuid */
            id: string;
            name: string;
        };
        Hosts: {
            items: components["schemas"]["Host"][];
        };
        IdentityAnswer: {
            /** Format: date-time */
            answered_at: string | null;
            /** Format: date-time */
            asked_at: string;
            asked_by: string;
            /** Format: uuid */
            id: string;
            org_name: string | null;
            person: string | null;
            /** @enum {string|null} */
            said: "ours" | "not_ours" | "same_person" | null;
            /** Format: uuid */
            teacher_id: string;
            text: string | null;
        };
        IdentityQuestion: {
            /** Format: date-time */
            answered_at: string | null;
            /** Format: date-time */
            asked_at: string;
            asked_by: string;
            /** Format: uuid */
            id: string;
            may: string[];
            org_name: string | null;
            person: string | null;
            /** @enum {string|null} */
            said: "ours" | "not_ours" | "same_person" | null;
            /** Format: uuid */
            teacher_id: string;
            text: string | null;
        };
        IdentityQuestions: {
            items: components["schemas"]["IdentityQuestion"][];
        };
        Import: {
            added: number;
            changed: number;
            confirmed: number;
            /** Format: date-time */
            created_at: string;
            deleted: number;
            done: number;
            fault_count: number;
            faulty: number;
            file_name: string;
            held: number;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            marked: string;
            may: string[];
            message: string | null;
            /** @enum {string} */
            mode: "append" | "replace" | "addition" | "change";
            person: string;
            sets: components["schemas"]["SetCounts"][];
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled" | "preview";
            total: number | null;
            unchanged: number;
        };
        ImportPage: {
            items: components["schemas"]["Import"][];
            next: string | null;
        };
        Inspected: {
            approvers: components["schemas"]["Approver"][];
            /** Format: uuid */
            case_id: string;
            faults: components["schemas"]["Reason"][];
            /** Format: date-time */
            judged_at: string | null;
            judged_by: string | null;
            may: string[];
            /** Format: uuid */
            org_id: string;
            org_name: string;
            refusal: string | null;
            row_version: number;
            /** @enum {string} */
            state: "waiting" | "sound" | "faulty";
            /** Format: uuid */
            subject_id: string;
            subject_name: string;
            /** Format: uuid */
            teacher_id: string | null;
        };
        InspectedPage: {
            items: components["schemas"]["Inspected"][];
            next: string | null;
        };
        Institution: {
            above: string | null;
            /** Format: uuid */
            id: string;
            level: string;
            name: string;
        };
        Institutions: {
            items: components["schemas"]["Institution"][];
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
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            title: string;
            total: number | null;
        };
        Jobs: {
            items: components["schemas"]["Job"][];
            next: string | null;
            unavailable: string[];
        };
        Judgement: {
            faults: components["schemas"]["Reason"][];
        };
        Lack: {
            missing: string;
            /** Format: date */
            until: string;
            words: string;
        };
        LikenessFinding: {
            finding: string;
            respect: string;
            /** @enum {string} */
            speaks: "for" | "against" | "neither";
            text: string;
        };
        Link: {
            area: string;
            /** @default null */
            id: string | null;
        };
        LinkedFile: {
            /** Format: date-time */
            added_at: string;
            bytes: number;
            height: number | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "evidence" | "portrait" | "photo";
            link: string;
            name: string;
            pages: number;
            person: string;
            /** @enum {string} */
            type: "image/jpeg" | "image/png" | "application/pdf";
            width: number | null;
        };
        LinkedFiles: {
            items: components["schemas"]["LinkedFile"][];
        };
        Lookup: {
            number: string;
        };
        Matched: {
            /** Format: uuid */
            teacher_id: string;
        };
        Me: {
            /** Format: uuid */
            account_id: string;
            must_change_password: boolean;
            name: string;
            org: components["schemas"]["Org"];
            /** Format: uuid */
            person_id: string;
            roles: ("auditor" | "department_head" | "entry_clerk" | "info_admin" | "institution" | "newcomer" | "operator" | "query_user" | "research_office" | "reviewer" | "school_head" | "system_admin" | "teacher" | "teaching_office")[];
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
            roles: ("auditor" | "department_head" | "entry_clerk" | "info_admin" | "institution" | "newcomer" | "operator" | "query_user" | "research_office" | "reviewer" | "school_head" | "system_admin" | "teacher" | "teaching_office")[];
            /** Format: uuid */
            teacher_id: string | null;
            username: string;
        };
        MergePreview: {
            files: number;
            /** Format: uuid */
            kept_id: string;
            /** Format: uuid */
            lost_id: string;
            numbers: components["schemas"]["NumberAfterwards"][];
            remarks: number;
            sets: components["schemas"]["SetAfterwards"][];
            takes_over: boolean;
        };
        MergeUndoing: {
            note: string;
        };
        Missing: {
            /** Format: uuid */
            entry_id: string | null;
            field: string | null;
            kind: string;
            message: string;
            name: string;
            position: number | null;
            set: string;
            set_name: string;
        };
        Monthly: {
            campaign: components["schemas"]["Campaign"] | null;
            /** Format: date */
            due_on: string;
            items: components["schemas"]["MonthlyRow"][];
            month: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            totals: components["schemas"]["MonthlyCounts"];
        };
        MonthlyCounts: {
            entered: number;
            entry_complete: boolean;
            /** Format: date */
            entry_completed_on: string | null;
            expected: number | null;
            review_complete: boolean;
            /** Format: date */
            review_completed_on: string | null;
            reviewed: number;
        };
        MonthlyRow: {
            entered: number;
            entry_complete: boolean;
            /** Format: date */
            entry_completed_on: string | null;
            expected: number | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            review_complete: boolean;
            /** Format: date */
            review_completed_on: string | null;
            reviewed: number;
        };
        Moved: {
            /** Format: date-time */
            at: string;
            from_desk: string;
            why: string;
        };
        NamedSlips: {
            /** @default null */
            account_ids?: string[] | null;
            /** @default null */
            after?: string | null;
            /** @default 200 */
            limit?: number;
        };
        NewAccount: {
            /** Format: uuid */
            id?: string;
            name: string;
            /** Format: uuid */
            org_id: string;
            roles: ("auditor" | "department_head" | "entry_clerk" | "info_admin" | "institution" | "operator" | "query_user" | "research_office" | "reviewer" | "school_head" | "system_admin" | "teacher" | "teaching_office")[];
            /**
             * Format: uuid
             * @default null
             */
            teacher_id?: string | null;
            username: string;
        };
        NewArrival: {
            absence: string;
            /**
             * Format: date
             * @default null
             */
            birth_date?: string | null;
            /**
             * Format: uuid
             * @default null
             */
            department_id?: string | null;
            /** @default null */
            document?: string | null;
            /** Format: date */
            from_day: string;
            /** Format: uuid */
            id?: string;
            id_number: string;
            /** @default 1 */
            id_type?: string;
            name: string;
            origin: string;
            origin_kind: string;
            post: components["schemas"]["Post"];
            /** @enum {string} */
            reason: "post" | "family" | "talent" | "rotation" | "merger" | "other";
            sex: string;
            source: string;
            /** @default null */
            words?: string | null;
        };
        NewAssignment: {
            /** @default null */
            document?: string | null;
            /**
             * Format: uuid
             * @default null
             */
            host_id?: string | null;
            /**
             * @default school
             * @enum {string}
             */
            host_kind?: "school" | "institution" | "agency";
            /** @default null */
            host_name?: string | null;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            kind: "rotation" | "loan";
            reason: string;
            /** @default null */
            rotation_type?: string | null;
            /** Format: date */
            start: string;
            /** Format: uuid */
            teacher_id: string;
            /** Format: date */
            until: string;
        };
        NewBatch: {
            /** @default null */
            case_ids?: string[] | null;
            /** @default null */
            filter?: components["schemas"]["Wanted"] | null;
            /** Format: uuid */
            id?: string;
            reasons?: components["schemas"]["Reason"][];
            /** @default null */
            shown?: components["schemas"]["ShownCase"][] | null;
            /** @enum {string} */
            verdict: "approve" | "reject" | "return";
        };
        NewCampaign: {
            /** Format: date */
            authority_review_by: string;
            categories?: ("kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education")[];
            /** Format: uuid */
            id?: string;
            /**
             * @default first_collection
             * @enum {string}
             */
            kind?: "first_collection" | "yearly_update" | "supplement";
            name: string;
            /** @default  */
            participants?: string;
            /** @default 25 */
            report_day?: number;
            /** @default  */
            responsible?: string;
            /** Format: date */
            school_review_by: string;
            sets?: string[];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            submit_by: string;
        };
        NewChain: {
            /** @default null */
            authority_levels?: ("city" | "county" | "ministry" | "province")[] | null;
            business: string;
            categories: ("higher_education" | "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education")[];
            /** Format: date */
            effective_from: string;
            /** @default null */
            hub?: boolean | null;
            /** Format: uuid */
            id?: string;
            names: {
                [key: string]: string;
            };
            /** Format: uuid */
            org_id: string;
            positions: components["schemas"]["ChainStep"][][];
            /**
             * Format: uuid
             * @default null
             */
            replaces?: string | null;
        };
        NewClaim: {
            attributes?: {
                [key: string]: string;
            };
            evidence?: string[];
            /** Format: date */
            finish: string;
            /** @default null */
            hours?: string | null;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            kind: "school_based" | "self_directed";
            measures?: {
                [key: string]: string;
            };
            name: string;
            /** @default null */
            organiser?: string | null;
            /** Format: date */
            start: string;
            /**
             * Format: uuid
             * @default null
             */
            teacher_id?: string | null;
            words: string;
        };
        NewClosing: {
            /** Format: date */
            first: string;
            /** Format: uuid */
            id?: string;
            words: string;
        };
        NewCorrectionOrder: {
            /** Format: date-time */
            due: string;
            /** Format: uuid */
            id?: string;
            items: components["schemas"]["Reason"][];
            /** Format: uuid */
            teacher_id: string;
        };
        NewCount: {
            /** Format: uuid */
            id?: string;
        };
        NewDelegation: {
            /** Format: date-time */
            from_at: string;
            /** Format: uuid */
            id?: string;
            /** @default null */
            note?: string | null;
            /** Format: uuid */
            to_person_id: string;
            /** Format: date-time */
            until_at: string;
        };
        NewEnrolments: {
            /** @enum {string} */
            direction: "sent" | "applied" | "free";
            /** Format: uuid */
            id?: string;
            teacher_ids: string[];
        };
        NewEntry: {
            /** Format: uuid */
            id?: string;
            values: {
                [key: string]: unknown;
            };
        };
        NewExport: {
            /**
             * Format: date-time
             * @default null
             */
            as_of?: string | null;
            /** @default false */
            clear?: boolean;
            /** @default null */
            columns?: string[] | null;
            /** @default null */
            complete?: boolean | null;
            /**
             * Format: uuid
             * @default null
             */
            department_id?: string | null;
            /** @default null */
            desk?: string | null;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            kind: "list" | "file" | "workbook" | "paper" | "bound" | "roster";
            /** @default null */
            newly_hired?: boolean | null;
            /** @default null */
            number_state?: string | null;
            /**
             * Format: uuid
             * @default null
             */
            org_id?: string | null;
            /** @default null */
            purpose?: string | null;
            /** @default null */
            q?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            status?: "draft" | "school_review" | "authority_review" | "rejected" | "effective" | null;
            /** @default null */
            teacher_ids?: string[] | null;
        };
        NewFile: {
            /** Format: binary */
            file: string;
            /**
             * @default evidence
             * @enum {string}
             */
            kind?: "evidence" | "portrait";
        };
        NewHints: {
            /**
             * @default null
             * @enum {string|null}
             */
            category?: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education" | null;
            items: components["schemas"]["Hint"][];
        };
        NewIdentityAnswer: {
            /** @enum {string} */
            said: "ours" | "not_ours" | "same_person";
            text: string;
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
            /**
             * Format: uuid
             * @default null
             */
            hub_id?: string | null;
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school" | "department" | "office" | "affiliated" | "training";
            name: string;
            /** Format: uuid */
            parent_id: string | null;
            /** @default null */
            school_type?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            unit?: "personnel" | "teacher_development" | "training_school" | "research" | "other" | null;
            /**
             * @default null
             * @enum {string|null}
             */
            urban_rural?: "111" | "112" | "121" | "122" | "123" | "210" | "220" | null;
        };
        NewPhoto: {
            receipt: string;
        };
        NewPhotoBatch: {
            /** Format: uuid */
            id?: string;
            /**
             * Format: uuid
             * @default null
             */
            org_id?: string | null;
        };
        NewProject: {
            attributes?: {
                [key: string]: string;
            };
            content: string;
            directions: ("sent" | "applied" | "free")[];
            /** Format: date-time */
            enrol_from: string;
            /** Format: date-time */
            enrol_until: string;
            /** Format: date */
            finish: string;
            hours: string;
            /** Format: uuid */
            id?: string;
            /**
             * Format: uuid
             * @default null
             */
            institution_id?: string | null;
            /** @enum {string} */
            mode: "1" | "2" | "3" | "4" | "5" | "6" | "9";
            name: string;
            /** @default null */
            notes?: string | null;
            /** @default null */
            places?: number | null;
            /**
             * Format: date
             * @default null
             */
            results_due?: string | null;
            /** Format: date */
            start: string;
            year: number;
        };
        NewRemark: {
            /**
             * Format: uuid
             * @default null
             */
            entry_id?: string | null;
            /** @default null */
            field?: string | null;
            /** Format: uuid */
            id?: string;
            set: string;
            text: string;
        };
        NewRequest: {
            /** Format: uuid */
            id?: string;
            items: components["schemas"]["NewRequestItem"][];
            /**
             * Format: uuid
             * @default null
             */
            order_id?: string | null;
            /** @default  */
            reason?: string;
            /**
             * Format: uuid
             * @default null
             */
            remark_id?: string | null;
            /** @default null */
            seen?: number | null;
            /** Format: uuid */
            teacher_id: string;
        };
        NewRequestItem: {
            /**
             * Format: uuid
             * @default null
             */
            entry_id?: string | null;
            evidence?: {
                [key: string]: string[];
            };
            /** @default false */
            keeps_former_name?: boolean;
            /** @enum {string} */
            op: "added" | "changed" | "deleted";
            set: string;
            values?: {
                [key: string]: unknown;
            };
        };
        NewRule: {
            /**
             * Format: uuid
             * @default null
             */
            copy_of?: string | null;
            /** Format: uuid */
            id?: string;
            /** @default null */
            sample?: string | null;
        };
        NewRuleTrial: {
            /** Format: uuid */
            id?: string;
        };
        NewSpotCheck: {
            /** @default first_entry */
            business?: string;
            /** Format: date-time */
            from_at: string;
            /** Format: uuid */
            id?: string;
            /**
             * Format: uuid
             * @default null
             */
            org_id?: string | null;
            /** @default null */
            seed?: number | null;
            share: number;
            /** Format: date-time */
            until_at: string;
        };
        NewStandIn: {
            business: string;
            /** Format: date */
            effective_from: string;
            /** Format: uuid */
            id?: string;
            on: boolean;
        };
        NewStatusAct: {
            /** @enum {string} */
            act: "absence" | "return" | "resignation" | "retirement" | "reemployment" | "rehire" | "death" | "post_change";
            /** Format: date */
            day: string;
            /** @default null */
            document?: string | null;
            /** Format: uuid */
            id?: string;
            /** @default null */
            post?: components["schemas"]["PostInSchool"] | null;
            status: string;
            /** Format: uuid */
            teacher_id: string;
            /**
             * Format: date
             * @default null
             */
            until?: string | null;
            /** @default null */
            words?: string | null;
        };
        NewTeacher: {
            /**
             * Format: uuid
             * @default null
             */
            department_id?: string | null;
            /** Format: uuid */
            id?: string;
            /** @default false */
            newly_hired?: boolean;
            /**
             * Format: uuid
             * @default null
             */
            org_id?: string | null;
            values: {
                [key: string]: unknown;
            };
        };
        NewTeacherAccount: {
            /** Format: date */
            birth_date: string;
            /**
             * Format: uuid
             * @default null
             */
            department_id?: string | null;
            /** Format: uuid */
            id?: string;
            id_number: string;
            /**
             * @default 1
             * @enum {string}
             */
            id_type?: "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "A" | "B" | "C" | "Z";
            name: string;
            /** @default false */
            newly_hired?: boolean;
            /** @enum {string} */
            sex: "1" | "2";
        };
        NewTransfer: {
            /**
             * Format: uuid
             * @default null
             */
            department_id?: string | null;
            /** @default null */
            document?: string | null;
            /** Format: date */
            from_day: string;
            /** Format: uuid */
            id?: string;
            /**
             * @default transfer
             * @enum {string}
             */
            kind?: "transfer" | "rotation";
            post: components["schemas"]["Post"];
            /** @enum {string} */
            reason: "post" | "family" | "talent" | "rotation" | "merger" | "other";
            ticket: string;
            /**
             * Format: uuid
             * @default null
             */
            to_org_id?: string | null;
            /** @default null */
            words?: string | null;
        };
        Notice: {
            /** Format: date-time */
            arrived_at: string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            due: string | null;
            /** Format: uuid */
            id: string;
            kind: string;
            link: components["schemas"]["Link"];
            /** Format: date-time */
            read_at: string | null;
            text: string;
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            next: string | null;
        };
        NumberAfterwards: {
            alias: boolean;
            /** @enum {string} */
            kind: "id_number" | "personal_number";
            text: string;
        };
        NumberCounts: {
            /** Format: date-time */
            oldest: string | null;
            problems: number;
            waiting: number;
        };
        NumberProblem: {
            /** Format: date-time */
            asked_at: string;
            /** Format: date-time */
            decided_at: string;
            holder: string | null;
            id_number: string | null;
            may: string[];
            message: string;
            name: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            personal_number: string | null;
            /** @enum {string} */
            reason: "other_name" | "no_such_number" | "other_sex_or_birth" | "duplicate";
            remedy: string;
            /** Format: uuid */
            teacher_id: string;
        };
        NumberProblemPage: {
            items: components["schemas"]["NumberProblem"][];
            next: string | null;
        };
        Numbers: {
            /** Format: date-time */
            asked_at: string | null;
            /** Format: date-time */
            decided_at: string | null;
            holder: string | null;
            items: components["schemas"]["PersonalNumber"][];
            may: string[];
            message: string;
            /** @enum {string|null} */
            reason: "other_name" | "no_such_number" | "other_sex_or_birth" | "duplicate" | null;
            remedy: string | null;
            /** @enum {string} */
            state: "none" | "temporary" | "checking" | "formal" | "problem";
            verified: string | null;
        };
        OpenIdentityQuestion: {
            /** Format: date-time */
            answered_at: string | null;
            /** Format: date-time */
            asked_at: string;
            asked_by: string;
            /** Format: uuid */
            id: string;
            may: string[];
            org_name: string | null;
            person: string | null;
            /** @enum {string|null} */
            said: "ours" | "not_ours" | "same_person" | null;
            /** Format: uuid */
            teacher_id: string;
            teacher_name: string | null;
            text: string | null;
        };
        OpenIdentityQuestionPage: {
            items: components["schemas"]["OpenIdentityQuestion"][];
            next: string | null;
        };
        OpeningTeacher: {
            /** Format: date */
            day: string | null;
            name: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            sex: string | null;
            /** @enum {string} */
            stage: "preschool" | "primary" | "junior" | "senior" | "special" | "vocational" | "higher" | "unknown";
            /** Format: uuid */
            teacher_id: string;
        };
        OpeningTeacherPage: {
            items: components["schemas"]["OpeningTeacher"][];
            next: string | null;
        };
        Org: {
            /**
             * Format: uuid
             * @default null
             */
            authority_id: string | null;
            /** @enum {string|null} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education" | null;
            closed: boolean;
            code: string;
            /** @default null */
            division: string | null;
            has_children: boolean;
            /**
             * Format: uuid
             * @default null
             */
            hub_id: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school" | "department" | "office" | "affiliated" | "training";
            name: string;
            /** Format: uuid */
            parent_id: string | null;
            path: string;
            row_version: number;
            /** @default null */
            school_type: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            unit: "personnel" | "teacher_development" | "training_school" | "research" | "other" | null;
            /**
             * @default null
             * @enum {string|null}
             */
            urban_rural: "111" | "112" | "121" | "122" | "123" | "210" | "220" | null;
        };
        OrgChange: {
            /** @enum {string|null} */
            urban_rural: "111" | "112" | "121" | "122" | "123" | "210" | "220" | null;
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
            name: string | null;
        };
        OutcomePage: {
            items: components["schemas"]["Outcome"][];
            next: string | null;
        };
        Outcomes: {
            items: components["schemas"]["Outcome"][];
            /** Format: uuid */
            job_id: string | null;
            next_desk: string | null;
        };
        OverdueBelow: {
            business: string;
            days: number;
            desk: string;
            /** Format: uuid */
            desk_id: string;
            /** Format: date-time */
            due_at: string;
            /** Format: uuid */
            id: string;
            may: string[];
            refusal: string | null;
            /** Format: date-time */
            reminded_at: string | null;
            step_name: string;
            subject_name: string;
            /** Format: date-time */
            waiting_since: string;
        };
        OverdueBelowPage: {
            items: components["schemas"]["OverdueBelow"][];
            next: string | null;
        };
        OwedSet: {
            absent: boolean;
            missing: number;
            name: string;
            set: string;
        };
        OwnCycle: {
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            may: string[];
            /** @enum {string} */
            state: "running" | "ended" | "closed" | "opened";
        };
        OwnEnrolment: {
            /** Format: date-time */
            decided_at: string | null;
            decided_by: string | null;
            /** @enum {string} */
            direction: "sent" | "applied" | "free";
            /** Format: date-time */
            entered_at: string;
            entered_by: string;
            /** Format: date */
            finish: string;
            hours: string;
            /** Format: uuid */
            id: string;
            may: string[];
            name: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            place: number | null;
            /** Format: uuid */
            project_id: string;
            project_name: string;
            replaces: string | null;
            round: number;
            row_version: number;
            /** Format: date */
            start: string;
            /** @enum {string} */
            state: "applied" | "accepted" | "waiting" | "declined" | "withdrawn" | "replaced";
            /** Format: uuid */
            teacher_id: string;
            why: string | null;
        };
        OwnEnrolmentPage: {
            items: components["schemas"]["OwnEnrolment"][];
            next: string | null;
        };
        ParticipantMobile: {
            mobile: string;
            name: string;
            org_name: string;
        };
        ParticipantMobiles: {
            items: components["schemas"]["ParticipantMobile"][];
            next: string | null;
            /** Format: date */
            until: string;
        };
        ParticipantResult: {
            absent: string | null;
            attributes: {
                [key: string]: string;
            };
            certificate: string | null;
            /** Format: date-time */
            decided_at: string | null;
            decided_by: string | null;
            /** Format: uuid */
            enrolment_id: string | null;
            entered_by: string | null;
            grade: string | null;
            hours: string | null;
            looked_by: string | null;
            measures: {
                [key: string]: string;
            };
            name: string;
            number: number | null;
            org_name: string;
            planned: string | null;
            /** Format: uuid */
            result_id: string | null;
            row_version: number | null;
            sampled: boolean;
            /** @enum {string} */
            state: "entered" | "submitted" | "returned" | "sent" | "refused" | "confirmed" | "revoked" | "superseded" | "missing";
            /** Format: uuid */
            teacher_id: string;
            why: string | null;
            worth: components["schemas"]["Worth"] | null;
        };
        ParticipantResultPage: {
            items: components["schemas"]["ParticipantResult"][];
            next: string | null;
        };
        Party: {
            /** Format: uuid */
            org_id: string;
            org_name: string;
            party: string;
            party_name: string;
        };
        PasswordChange: {
            new: string;
            old: string;
        };
        PersonalNumber: {
            /** Format: date-time */
            ended_at: string | null;
            /** Format: date-time */
            issued_at: string;
            /** @enum {string} */
            kind: "L" | "G" | "J";
            number: string;
            why: string | null;
        };
        PhotoBatch: {
            counts: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            ended_at: string | null;
            faults: string[];
            /** Format: uuid */
            id: string;
            may: string[];
            /** Format: uuid */
            org_id: string;
            org_name: string;
            person: string;
            /** @enum {string} */
            state: "open" | "cancelled" | "ended";
            total: number;
            unpacking: boolean;
        };
        PhotoBatchPage: {
            items: components["schemas"]["PhotoBatch"][];
            next: string | null;
        };
        PhotoItem: {
            box: components["schemas"]["Box"] | null;
            /** @enum {string} */
            match: "asked" | "found" | "unnamed" | "unknown" | "elsewhere";
            may: string[];
            message: string | null;
            name: string;
            number: number;
            photo: components["schemas"]["Picture"] | null;
            portrait: components["schemas"]["Picture"] | null;
            /** @enum {string|null} */
            reason: "not_a_picture" | "too_large" | "too_small" | "no_face" | "two_faces" | "blurred" | "wrong_ratio" | "unknown" | "elsewhere" | "repeated" | "by_hand" | "archive" | "broken" | "gone" | "given_up" | null;
            /** @enum {string} */
            state: "waiting" | "made" | "refused" | "confirmed" | "kept" | "failed" | "cancelled";
            /** Format: uuid */
            teacher_id: string | null;
            teacher_name: string | null;
            warnings: string[];
        };
        PhotoItemPage: {
            items: components["schemas"]["PhotoItem"][];
            next: string | null;
        };
        PhotoStandard: {
            dpi: number;
            height: number;
            height_mm: number;
            max_bytes: number | null;
            may: string[];
            name: string;
            preset: string;
            presets: {
                [key: string]: unknown;
            }[];
            width: number;
            width_mm: number;
        };
        Photos: {
            file: string[];
        };
        Picture: {
            height: number;
            /** Format: uuid */
            id: string;
            link: string;
            width: number;
        };
        Piece: {
            /** Format: uuid */
            entry_id: string;
            field: string;
            /** Format: uuid */
            id: string;
            name: string;
            set: string;
        };
        PlacedStep: {
            days: number;
            desk_name: string;
            name: string;
            org_name: string | null;
            reviewers: components["schemas"]["StepReviewer"][];
            sets: string[] | null;
            why: string | null;
        };
        Placement: {
            /** Format: uuid */
            department_id?: string | null;
            newly_hired?: boolean;
        };
        PossibleTeacher: {
            /** Format: uuid */
            id: string;
            main_stage: string | null;
            name: string | null;
            org_name: string;
            title: string | null;
            why_not: string | null;
        };
        PossibleTeacherPage: {
            items: components["schemas"]["PossibleTeacher"][];
            next: string | null;
        };
        Post: {
            courses?: string[];
            /** @default null */
            post_grade?: string | null;
            /** @default null */
            post_type?: string | null;
            /** @default null */
            stage?: string | null;
            /** @default null */
            title?: string | null;
        };
        PostInSchool: {
            courses?: string[];
            /** @default null */
            employment_form?: string | null;
            /** @default null */
            on_establishment?: boolean | null;
            /** @default null */
            post_grade?: string | null;
            /** @default null */
            post_type?: string | null;
            /** @default null */
            staff_category?: string | null;
            /** @default null */
            stage?: string | null;
            /** @default null */
            title?: string | null;
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
        Progress: {
            /** Format: date-time */
            at: string;
            campaign: components["schemas"]["Campaign"] | null;
            items: components["schemas"]["ProgressRow"][];
            late: number;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school" | "department" | "office" | "affiliated" | "training";
            next: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            totals: components["schemas"]["StageCounts"];
        };
        ProgressRow: {
            authority_review: number;
            desks: {
                [key: string]: number;
            };
            draft: number;
            effective: number;
            entered: number;
            expected: number | null;
            has_children: boolean;
            incomplete: number;
            /** Format: date-time */
            last_change: string | null;
            late: ("submit" | "school_review" | "authority_review")[];
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school" | "department" | "office" | "affiliated" | "training";
            /** Format: uuid */
            org_id: string;
            org_name: string;
            rejected: number;
            school_review: number;
            submitted: number;
        };
        Project: {
            attributes: {
                [key: string]: string;
            };
            /** Format: uuid */
            case_id: string | null;
            content: string;
            desk_name: string | null;
            directions: ("sent" | "applied" | "free")[];
            division_version: number;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            enrol_from: string;
            /** Format: date-time */
            enrol_until: string;
            /** Format: date */
            finish: string;
            happened: components["schemas"]["ProjectEvent"][];
            hours: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            institution_id: string | null;
            institution_name: string | null;
            is_overdue: boolean;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school";
            may: string[];
            mode: string;
            name: string;
            notes: string | null;
            number: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            /** @enum {string} */
            phase: "ahead" | "enrolling" | "waiting" | "running" | "ended";
            places: number | null;
            quotas: components["schemas"]["QuotaShown"][];
            registered_by: string;
            /** Format: date */
            results_due: string;
            results_state: string;
            round: number;
            row_version: number;
            /** @enum {string} */
            side: "owner" | "institution" | "below" | "above";
            /** Format: date */
            start: string;
            /** @enum {string} */
            state: "draft" | "reviewed" | "refused" | "open" | "cancelled" | "closed";
            taken: number;
            waiting: number;
            /** Format: date-time */
            waiting_since: string | null;
            why: string | null;
            year: number;
        };
        ProjectChange: {
            attributes?: {
                [key: string]: string;
            };
            content: string;
            directions: ("sent" | "applied" | "free")[];
            /** Format: date-time */
            enrol_from: string;
            /** Format: date-time */
            enrol_until: string;
            /** Format: date */
            finish: string;
            hours: string;
            /**
             * Format: uuid
             * @default null
             */
            institution_id?: string | null;
            /** @enum {string} */
            mode: "1" | "2" | "3" | "4" | "5" | "6" | "9";
            name: string;
            /** @default null */
            notes?: string | null;
            /** @default null */
            places?: number | null;
            /**
             * Format: date
             * @default null
             */
            results_due?: string | null;
            /** Format: date */
            start: string;
            year: number;
        };
        ProjectCounts: {
            all: number;
            below: number;
            held: number;
            offered: number;
            own: number;
            todo: number;
        };
        ProjectEnd: {
            words: string;
        };
        ProjectEvent: {
            act: string;
            /** Format: date-time */
            at: string;
            org_name: string | null;
            person: string | null;
            step_name: string | null;
            words: string | null;
        };
        ProjectRow: {
            content: string;
            desk_name: string | null;
            directions: ("sent" | "applied" | "free")[];
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            enrol_from: string;
            /** Format: date-time */
            enrol_until: string;
            /** Format: date */
            finish: string;
            hours: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            institution_id: string | null;
            institution_name: string | null;
            is_overdue: boolean;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school";
            may: string[];
            mode: string;
            name: string;
            number: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            /** @enum {string} */
            phase: "ahead" | "enrolling" | "waiting" | "running" | "ended";
            places: number | null;
            /** Format: date */
            results_due: string;
            results_state: string;
            round: number;
            row_version: number;
            /** @enum {string} */
            side: "owner" | "institution" | "below" | "above";
            /** Format: date */
            start: string;
            /** @enum {string} */
            state: "draft" | "reviewed" | "refused" | "open" | "cancelled" | "closed";
            taken: number;
            /** Format: date-time */
            waiting_since: string | null;
            year: number;
        };
        ProjectRowPage: {
            items: components["schemas"]["ProjectRow"][];
            next: string | null;
        };
        ProvinceTally: {
            arrived: number;
            confirmed: number;
            credited_there: string;
            credits: string;
            in_doubt: number;
            /** Format: uuid */
            province_id: string | null;
            province_name: string | null;
            refused: number;
            returned: number;
            sent: number;
            waiting: number;
        };
        QuotaPlaces: {
            /** Format: uuid */
            org_id: string;
            places: number | null;
        };
        QuotaShown: {
            /** Format: uuid */
            by_org_id: string;
            by_org_name: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            places: number | null;
            taken: number;
        };
        Quotas: {
            quotas: components["schemas"]["QuotaPlaces"][];
        };
        QuotasDivided: {
            quotas: components["schemas"]["QuotaPlaces"][];
        };
        Rate: {
            drawn: number;
            faulty: number;
            /** Format: uuid */
            id: string;
            judged: number;
            name: string;
            org_name: string;
        };
        Rates: {
            reviewers: components["schemas"]["Rate"][];
            schools: components["schemas"]["Rate"][];
        };
        Reading: {
            act: string;
            /** Format: date-time */
            at: string;
            id: number;
            org_name: string | null;
            person: string | null;
            purpose: string | null;
            what: string | null;
        };
        ReadingPage: {
            items: components["schemas"]["Reading"][];
            next: string | null;
        };
        Reason: {
            /**
             * Format: uuid
             * @default null
             */
            entry_id?: string | null;
            /** @default null */
            field?: string | null;
            reason: string;
            /** @default null */
            set?: string | null;
        };
        ReasonTotal: {
            code: string | null;
            lines: number;
            name: string;
            /** @enum {string} */
            reason: "opening" | "graduate_normal" | "graduate" | "recruited" | "from_school" | "from_outside" | "from_other_staff" | "inside_in" | "stage_in" | "other_in" | "retired" | "died" | "to_school" | "to_other_staff" | "resigned" | "inside_out" | "stage_out" | "other_out";
            sum: number;
        };
        ReasonTotals: {
            gains: number;
            items: components["schemas"]["ReasonTotal"][];
            losses: number;
        };
        ReceivedTraining: {
            confirmed: number;
            /** Format: date */
            finished: string;
            name: string;
            owner: string;
            /** Format: uuid */
            project_id: string;
            refused: number;
            returned: number;
            submitted: number;
            unlooked: number;
            year: number;
        };
        ReceivedTrainings: {
            items: components["schemas"]["ReceivedTraining"][];
        };
        Reconciliation: {
            provinces: components["schemas"]["ProvinceTally"][];
        };
        Rejection: {
            /**
             * Format: uuid
             * @default null
             */
            entry_id: string | null;
            explanation: string | null;
            /** @default null */
            field: string | null;
            field_name: string | null;
            /** Format: uuid */
            id: string;
            mended: boolean;
            reason: string;
            /** @default null */
            set: string | null;
            set_name: string | null;
        };
        Remark: {
            answer: string | null;
            /** Format: date-time */
            answered_at: string | null;
            answered_by: string | null;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            entry_id: string | null;
            field: string | null;
            field_name: string | null;
            /** Format: uuid */
            id: string;
            may: string[];
            /** @enum {string|null} */
            outcome: "accepted" | "refused" | null;
            person: string;
            set: string;
            set_name: string;
            /** @enum {string} */
            state: "open" | "answered";
            /** Format: uuid */
            teacher_id: string;
            teacher_name: string | null;
            text: string;
        };
        RemarkPage: {
            items: components["schemas"]["Remark"][];
            next: string | null;
        };
        Remarks: {
            items: components["schemas"]["Remark"][];
        };
        Reminded: {
            already: string[];
            reminded: number;
        };
        RemindedCase: {
            done: boolean;
            /** Format: uuid */
            id: string;
            message: string | null;
            name: string;
        };
        RemindedCases: {
            items: components["schemas"]["RemindedCase"][];
        };
        Reminder: {
            /**
             * Format: uuid
             * @default null
             */
            campaign_id?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            level?: "ministry" | "province" | "city" | "county" | "school" | "department" | null;
            /**
             * Format: uuid
             * @default null
             */
            org_id?: string | null;
            /** @default null */
            org_ids?: string[] | null;
        };
        Rename: {
            after: string;
            before: string;
            /** Format: date-time */
            confirmed_at: string | null;
            confirmed_by: string | null;
            id_number: string | null;
            row: number;
        };
        RenameConfirmation: {
            /** @default true */
            confirmed?: boolean;
            /** @default null */
            rows?: number[] | null;
        };
        RenamePage: {
            items: components["schemas"]["Rename"][];
            next: string | null;
        };
        RequestCount: {
            count: number;
            /** @enum {string} */
            state: "draft" | "proposed" | "returned" | "submitted" | "conflict" | "approved" | "rejected" | "withdrawn";
        };
        RequestCounts: {
            states: components["schemas"]["RequestCount"][];
            total: number;
        };
        RequestFault: {
            field: string | null;
            message: string;
            severity: string;
        };
        RequestField: {
            after: unknown;
            after_text: string | null;
            before: unknown;
            before_text: string | null;
            evidence: string[];
            field: string;
            field_class: string;
            moved: boolean;
            name: string;
            now: unknown;
            now_text: string | null;
            proves: string[];
            type: string;
        };
        RequestHappened: {
            act: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            case_id: string | null;
            org_name: string | null;
            originals: string[];
            person: string | null;
            reason: string | null;
        };
        RequestItem: {
            differences: components["schemas"]["RequestField"][];
            /** Format: uuid */
            entry_id: string;
            faults: components["schemas"]["RequestFault"][];
            gone: boolean;
            number: number | null;
            /** @enum {string} */
            op: "added" | "changed" | "deleted";
            place: number;
            set: string;
            set_name: string;
            title: string;
        };
        RequestResolution: {
            /** @default null */
            items?: components["schemas"]["NewRequestItem"][] | null;
            /** @enum {string} */
            take: "now" | "asked" | "edited";
        };
        RequestRow: {
            asked_by: string;
            asks: components["schemas"]["AskedInShort"][];
            /** @enum {string} */
            business: "addition" | "change" | "key_change" | "free";
            /** Format: uuid */
            case_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            decided_at: string | null;
            desk: string | null;
            /** Format: uuid */
            id: string;
            may: string[];
            number: string;
            /** Format: uuid */
            order_id: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            person: string;
            reason: string;
            row_version: number;
            set_names: string[];
            sets: string[];
            /** @enum {string} */
            state: "draft" | "proposed" | "returned" | "submitted" | "conflict" | "approved" | "rejected" | "withdrawn";
            /** Format: date-time */
            submitted_at: string | null;
            /** Format: uuid */
            teacher_id: string;
            teacher_name: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        RequestRowPage: {
            items: components["schemas"]["RequestRow"][];
            next: string | null;
        };
        ResultBook: {
            blank: number | null;
            /** Format: date-time */
            created_at: string;
            entered: number | null;
            error: string | null;
            faults: components["schemas"]["BookFault"][];
            faulty: number | null;
            file_name: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            missing: number | null;
            /** @enum {string} */
            state: "waiting" | "running" | "entered" | "faulty" | "failed" | "cancelled";
            unchanged: number | null;
        };
        ResultCounts: {
            confirmed: number;
            entered: number;
            missing: number;
            refused: number;
            returned: number;
            sampled: number;
            sent: number;
            submitted: number;
            unlooked: number;
        };
        ResultDecisions: {
            results: components["schemas"]["SeenResult"][];
            /** @enum {string} */
            verdict: "confirm" | "return" | "refuse";
            /** @default null */
            words?: string | null;
        };
        ResultOutcome: {
            amount: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            state: "entered" | "submitted" | "returned" | "sent" | "refused" | "confirmed" | "revoked" | "superseded";
            why: string | null;
        };
        ResultOutcomes: {
            outcomes: components["schemas"]["ResultOutcome"][];
        };
        ResultsEntered: {
            entered: number;
            missing: number;
        };
        Retirement: {
            born: string;
            due: string;
            /** @enum {string} */
            group: "man" | "woman_cadre" | "woman_worker";
            is_due: boolean;
            is_effective: boolean;
            name: string | null;
            /** Format: uuid */
            open_act_id: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            personnel_status: string | null;
            post_type: string | null;
            sex: string | null;
            /** Format: uuid */
            teacher_id: string;
        };
        RetirementPage: {
            items: components["schemas"]["Retirement"][];
            next: string | null;
            until: string;
        };
        ReturnedRequest: {
            reason: string;
        };
        Reveal: {
            /**
             * Format: uuid
             * @default null
             */
            entry_id?: string | null;
            field: string;
            purpose: string;
            /** @default basic */
            set?: string;
        };
        RevealAsked: {
            field: string;
            place: number;
            purpose: string;
        };
        RevealNumber: {
            purpose: string;
        };
        Revealed: {
            value: string | null;
        };
        RevealedNumber: {
            number: string | null;
        };
        Revocation: {
            words: string;
        };
        Roster: {
            columns: components["schemas"]["RosterColumn"][];
            items: components["schemas"]["RosterRow"][];
            known: components["schemas"]["RosterColumn"][];
            next: string | null;
        };
        RosterColumn: {
            group: string | null;
            name: string;
            of_categories: string[];
            title: string;
        };
        RosterRow: {
            cells: string[];
            /** Format: uuid */
            id: string;
        };
        Rotated: {
            /** Format: date */
            day: string;
            from_org_name: string;
            /** Format: uuid */
            id: string;
            is_backbone: boolean | null;
            name: string;
            /** Format: uuid */
            teacher_id: string;
            to_org_name: string;
            /** @enum {string} */
            way: "assignment" | "transfer";
        };
        RotatedPage: {
            items: components["schemas"]["Rotated"][];
            next: string | null;
        };
        RotationShare: {
            backbone: number;
            backbone_share: number | null;
            in_post: number;
            org_name: string;
            rotated: number;
            school_year: number;
            share: number | null;
            wanted_backbone_share: number;
            wanted_share: number;
        };
        RowCounts: {
            blocked: number;
            entered: number;
            ready: number;
            refused: number;
            sought: number;
        };
        Rule: {
            before: components["schemas"]["RuleBefore"][];
            document: string | null;
            faults: components["schemas"]["RuleFault"][];
            form: unknown;
            happened: components["schemas"]["RuleEvent"][];
            holds: boolean;
            /** Format: uuid */
            id: string;
            may: ("edit" | "hand_in" | "return" | "publish" | "end" | "revoke" | "discard" | "copy")[];
            name: string | null;
            /** @enum {string} */
            org_level: "ministry" | "province" | "city" | "county" | "university";
            org_name: string;
            outcomes: components["schemas"]["VectorOutcome"][];
            own: boolean;
            passes: boolean;
            /** Format: date-time */
            published_at: string | null;
            published_by: string | null;
            row_version: number;
            rule: string | null;
            /** Format: date-time */
            saved_at: string;
            sentences: string[];
            /** Format: date */
            since: string | null;
            /** @enum {string} */
            state: "draft" | "handed_in" | "returned" | "published" | "revoked";
            text: string;
            /** Format: date */
            until: string | null;
            vector_faults: components["schemas"]["RuleFault"][];
            vectors_form: unknown;
            vectors_text: string;
            version: string | null;
            written_by: string | null;
        };
        RuleBefore: {
            /** Format: uuid */
            id: string;
            org_name: string;
            rule: string;
            version: string;
        };
        RuleChange: {
            after: string | null;
            before: string | null;
            text: string;
        };
        RuleChanges: {
            items: components["schemas"]["RuleChange"][];
        };
        RuleEnd: {
            /** Format: date */
            until: string | null;
            words: string;
        };
        RuleEvent: {
            act: string;
            /** Format: date-time */
            at: string;
            org_name: string | null;
            person: string | null;
            words: string | null;
        };
        RuleFault: {
            at: string;
            line: number;
            message: string;
        };
        RulePublication: {
            /** Format: date */
            since: string;
        };
        RuleReason: {
            words: string;
        };
        RuleRow: {
            document: string | null;
            holds: boolean;
            /** Format: uuid */
            id: string;
            may: ("edit" | "hand_in" | "return" | "publish" | "end" | "revoke" | "discard" | "copy")[];
            name: string | null;
            /** @enum {string} */
            org_level: "ministry" | "province" | "city" | "county" | "university";
            org_name: string;
            own: boolean;
            /** Format: date-time */
            published_at: string | null;
            published_by: string | null;
            row_version: number;
            rule: string | null;
            /** Format: date-time */
            saved_at: string;
            /** Format: date */
            since: string | null;
            /** @enum {string} */
            state: "draft" | "handed_in" | "returned" | "published" | "revoked";
            /** Format: date */
            until: string | null;
            version: string | null;
            written_by: string | null;
        };
        RuleRowPage: {
            items: components["schemas"]["RuleRow"][];
            next: string | null;
        };
        RuleSample: {
            code: string;
            document: string;
            name: string;
            /** @enum {string} */
            owner_level: "ministry" | "province" | "city" | "county" | "university" | "school";
            sentences: string[];
        };
        RuleSamples: {
            items: components["schemas"]["RuleSample"][];
        };
        RuleSave: {
            /** @default null */
            form?: {
                [key: string]: unknown;
            } | null;
            /** @default null */
            text?: string | null;
            /** @default null */
            vectors_form?: unknown[] | null;
            /** @default  */
            vectors_text?: string;
        };
        RuleTexts: {
            /** @default null */
            form?: {
                [key: string]: unknown;
            } | null;
            /** @default null */
            text?: string | null;
            /** @default null */
            vectors_form?: unknown[] | null;
            /** @default  */
            vectors_text?: string;
        };
        RuleTrial: {
            before_name: string;
            bins: components["schemas"]["TrialBin"][];
            done: number;
            error: string | null;
            failing: number;
            gain: number;
            gained: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            lose: number;
            lost: string;
            orgs: components["schemas"]["TrialOrg"][];
            outdated: boolean;
            own_rule: number;
            passing: number;
            people: number;
            reasons: components["schemas"]["TrialReason"][];
            results: number;
            /** Format: uuid */
            rule_id: string;
            same_unit: boolean;
            /** Format: date-time */
            started_at: string;
            started_by: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            total: number | null;
        };
        RuleTrials: {
            items: components["schemas"]["RuleTrial"][];
        };
        SaidOfStandIns: {
            /** Format: date-time */
            at: string;
            /** Format: date */
            effective_from: string;
            on: boolean;
            person: string;
        };
        SavedEntry: {
            entry: components["schemas"]["Entry"] | null;
            file_missing: number;
            row_version: number;
            set_missing: number;
            /** Format: uuid */
            teacher_id: string;
        };
        SchoolCompleteness: {
            by_set: components["schemas"]["SetCount"][];
            complete: number;
            files: number;
            items: components["schemas"]["FileState"][];
            next: string | null;
            /** Format: uuid */
            org_id: string;
        };
        SchoolCredits: {
            behind: number;
            done: number;
            /** Format: date */
            first: string | null;
            /** Format: date */
            last: string | null;
            on_the_way: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            rule: string | null;
            teachers: components["schemas"]["TeacherStanding"][];
            unit: string | null;
            unruled: number;
        };
        SchoolShare: {
            backbone: number;
            backbone_share: number | null;
            in_post: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            rotated: number;
            share: number | null;
        };
        SchoolSharePage: {
            items: components["schemas"]["SchoolShare"][];
            next: string | null;
        };
        SchoolTally: {
            behind: number;
            /** Format: date-time */
            counted_at: string | null;
            done: number;
            on_the_way: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            teachers: number;
            unruled: number;
        };
        SchoolWithoutArea: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        SecondRound: {
            /** Format: date-time */
            enrol_from: string;
            /** Format: date-time */
            enrol_until: string;
        };
        Seen: {
            notice_ids: string[];
        };
        SeenEnrolment: {
            /** Format: uuid */
            id: string;
            row_version: number;
        };
        SeenResult: {
            /** Format: uuid */
            id: string;
            row_version: number;
        };
        SeenUntil: {
            /** Format: date-time */
            until: string;
        };
        SelfService: {
            /** Format: date-time */
            closes_at: string | null;
            /** @enum {string|null} */
            mode: "school" | "shared" | "self" | null;
            open: boolean;
            /** Format: date-time */
            opens_at: string | null;
        };
        Session: {
            /** Format: date-time */
            expires_at: string;
            me: components["schemas"]["Me"];
            token: string;
        };
        SetAfterwards: {
            after: number;
            before: number;
            code: string;
            filled: components["schemas"]["FilledField"][];
            name: string;
        };
        SetCount: {
            files: number;
            name: string;
            set: string;
        };
        SetCounts: {
            added: number;
            changed: number;
            deleted: number;
            faulty: number;
            name: string;
            set: string;
            unchanged: number;
        };
        SetOfFile: {
            code: string;
            count: number;
            entries: components["schemas"]["Entry"][];
            family: {
                [key: string]: unknown;
            } | null;
            kind: string;
            locked: string[];
            may: string[];
            missing: number;
            name: string;
            owed: boolean;
            reserved: boolean;
        };
        SetSizes: {
            code: string;
            counts: number[];
            name: string;
        };
        SetState: {
            code: string;
            count: number;
            missing: number;
            name: string;
            owed: boolean;
        };
        SetWithVersion: {
            code: string;
            count: number;
            entries: components["schemas"]["Entry"][];
            family: {
                [key: string]: unknown;
            } | null;
            kind: string;
            locked: string[];
            may: string[];
            missing: number;
            name: string;
            owed: boolean;
            reserved: boolean;
            row_version: number;
        };
        SheetColumn: {
            field: string;
            name: string;
        };
        SheetSet: {
            code: string;
            columns: components["schemas"]["SheetColumn"][];
            kind: string;
            name: string;
            rows: string[][];
        };
        ShownCase: {
            /** Format: uuid */
            case_id: string;
            /** @default null */
            reason?: string | null;
            row_version: number;
        };
        ShownChainStep: {
            days: number;
            /** @enum {string} */
            desk: "department" | "school" | "hub" | "authority" | "authority_above" | "province" | "ministry" | "receiving" | "receiving_hub" | "receiving_authority" | "receiving_authority_above" | "receiving_province" | "receiving_ministry" | "sending" | "sending_hub" | "sending_authority" | "sending_authority_above" | "sending_province" | "sending_ministry" | "handling" | "handling_hub" | "handling_authority" | "handling_authority_above" | "handling_province" | "handling_ministry";
            desk_name: string;
            name: string;
            names: {
                [key: string]: string;
            };
            originals: boolean;
            roles: ("department_head" | "info_admin" | "research_office" | "reviewer" | "school_head" | "teaching_office")[];
            sets: string[] | null;
            /** @enum {string|null} */
            unit: "personnel" | "teacher_development" | "training_school" | "research" | "other" | null;
        };
        Slip: {
            /** Format: uuid */
            account_id: string;
            /** Format: date-time */
            expires_at: string | null;
            initial_password: string | null;
            login: string;
            name: string;
            org_name: string;
        };
        SlipPage: {
            items: components["schemas"]["Slip"][];
            next: string | null;
        };
        Sought: {
            /** @default null */
            id_number?: string | null;
            /** @default 1 */
            id_type?: string;
            /** @default null */
            personal_number?: string | null;
            purpose: string;
        };
        Span: {
            buckets: components["schemas"]["BucketAmount"][];
            counts: components["schemas"]["Amount"];
            credited: components["schemas"]["Amount"];
            /** Format: date */
            first: string;
            is_current: boolean;
            /** Format: date */
            last: string;
            version: string;
        };
        SpotCheck: {
            business: string;
            /** Format: date-time */
            created_at: string;
            faulty: number;
            /** Format: date-time */
            from_at: string;
            /** Format: uuid */
            id: string;
            judged: number;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            person: string;
            scope: string;
            /** Format: uuid */
            scope_id: string;
            seed: number;
            share: number;
            total: number;
            /** Format: date-time */
            until_at: string;
        };
        SpotCheckPage: {
            items: components["schemas"]["SpotCheck"][];
            next: string | null;
        };
        StaffChange: {
            code: string | null;
            /** Format: date */
            day: string;
            delta: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "opening" | "entry" | "transfer" | "status" | "inside" | "merge" | "other";
            name: string | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            other_org_name: string | null;
            /** @enum {string} */
            reason: "opening" | "graduate_normal" | "graduate" | "recruited" | "from_school" | "from_outside" | "from_other_staff" | "inside_in" | "stage_in" | "other_in" | "retired" | "died" | "to_school" | "to_other_staff" | "resigned" | "inside_out" | "stage_out" | "other_out";
            reason_name: string;
            /** Format: date-time */
            recorded_at: string;
            /** Format: uuid */
            ref: string | null;
            sex: string | null;
            /** @enum {string} */
            stage: "preschool" | "primary" | "junior" | "senior" | "special" | "vocational" | "higher" | "unknown";
            /** Format: uuid */
            teacher_id: string;
        };
        StaffChangePage: {
            items: components["schemas"]["StaffChange"][];
            next: string | null;
        };
        StageCount: {
            closing: number;
            /** @enum {string} */
            stage: "vocational" | "higher" | "unknown";
        };
        StageCounts: {
            authority_review: number;
            desks: {
                [key: string]: number;
            };
            draft: number;
            effective: number;
            entered: number;
            expected: number | null;
            incomplete: number;
            rejected: number;
            school_review: number;
            submitted: number;
        };
        StandIns: {
            business: string;
            coming: components["schemas"]["SaidOfStandIns"] | null;
            now: components["schemas"]["SaidOfStandIns"] | null;
            on: boolean;
            said: components["schemas"]["SaidOfStandIns"][];
        };
        StandInsOfProvince: {
            items: components["schemas"]["StandIns"][];
            may: string[];
            /** Format: uuid */
            org_id: string | null;
            org_name: string | null;
        };
        StatusAct: {
            /** @enum {string} */
            act: "absence" | "return" | "resignation" | "retirement" | "reemployment" | "rehire" | "death" | "post_change" | "undo";
            blocker: components["schemas"]["StatusBlocker"] | null;
            /** Format: uuid */
            case_id: string | null;
            category: string;
            /** Format: date-time */
            closed_at: string | null;
            /** Format: date */
            day: string;
            desk_name: string | null;
            document: string | null;
            /** Format: date-time */
            due_at: string | null;
            entered_at_org: string;
            entered_by: string;
            from_status: string;
            happened: components["schemas"]["StatusEvent"][];
            /** Format: uuid */
            id: string;
            may: string[];
            name: string;
            now: {
                [key: string]: unknown;
            };
            number: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            post: {
                [key: string]: unknown;
            } | null;
            post_said: {
                [key: string]: string;
            }[];
            row_version: number;
            /** @enum {string} */
            state: "asked" | "blocked" | "reviewed" | "writing" | "done" | "refused" | "withdrawn" | "failed" | "undone";
            steps: components["schemas"]["StatusStep"][];
            /** Format: uuid */
            teacher_id: string;
            to_status: string;
            /** Format: uuid */
            undoes: string | null;
            /** Format: uuid */
            undone_by: string | null;
            /** Format: date */
            until: string | null;
            /** Format: date-time */
            waiting_since: string | null;
            why: string | null;
            words: string | null;
        };
        StatusActCounts: {
            all: number;
            closed: number;
            mine: number;
            open: number;
            todo: number;
        };
        StatusActRow: {
            /** @enum {string} */
            act: "absence" | "return" | "resignation" | "retirement" | "reemployment" | "rehire" | "death" | "post_change" | "undo";
            /** Format: date-time */
            closed_at: string | null;
            /** Format: date */
            day: string;
            desk_name: string | null;
            /** Format: date-time */
            due_at: string | null;
            from_status: string;
            /** Format: uuid */
            id: string;
            may: string[];
            name: string;
            number: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            row_version: number;
            /** @enum {string} */
            state: "asked" | "blocked" | "reviewed" | "writing" | "done" | "refused" | "withdrawn" | "failed" | "undone";
            /** Format: uuid */
            teacher_id: string;
            to_status: string;
            /** Format: date */
            until: string | null;
            /** Format: date-time */
            waiting_since: string | null;
        };
        StatusActRowPage: {
            items: components["schemas"]["StatusActRow"][];
            next: string | null;
        };
        StatusBatch: {
            counts: components["schemas"]["RowCounts"];
            /** Format: date-time */
            created_at: string;
            done: number;
            error: string | null;
            file_name: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            may: string[];
            /** Format: uuid */
            org_id: string;
            person: string;
            row_version: number;
            /** @enum {string} */
            state: "reading" | "checking" | "ready" | "entering" | "done" | "failed" | "cancelled" | "stopped";
            /** Format: date-time */
            submitted_at: string | null;
            total: number | null;
        };
        StatusBatchEntry: {
            count: number;
        };
        StatusBatchPage: {
            items: components["schemas"]["StatusBatch"][];
            next: string | null;
        };
        StatusBatchRow: {
            act: string;
            /** Format: uuid */
            act_id: string | null;
            /** @enum {string|null} */
            act_state: "asked" | "blocked" | "reviewed" | "writing" | "done" | "refused" | "withdrawn" | "failed" | "undone" | null;
            day: string;
            document: string;
            faults: components["schemas"]["StatusRowFault"][];
            masked: string;
            name: string;
            number: number;
            org_name: string | null;
            /** @enum {string} */
            state: "sought" | "ready" | "refused" | "entered";
            status: string;
            /** Format: uuid */
            teacher_id: string | null;
            until: string;
            words: string;
        };
        StatusBatchRowPage: {
            items: components["schemas"]["StatusBatchRow"][];
            next: string | null;
        };
        StatusBlocker: {
            kind: string;
            /** Format: uuid */
            ref: string | null;
        };
        StatusChoice: {
            /** @enum {string} */
            act: "absence" | "return" | "resignation" | "retirement" | "reemployment" | "rehire" | "death" | "post_change";
            needs: ("day" | "until" | "document" | "words" | "post")[];
            status: string;
            takes: ("day" | "until" | "document" | "words" | "post")[];
        };
        StatusChoices: {
            /** Format: uuid */
            assignment_id: string | null;
            choices: components["schemas"]["StatusChoice"][];
            due: string | null;
            name: string;
            /** Format: date */
            not_before: string | null;
            /** Format: uuid */
            open_act_id: string | null;
            personnel_status: string | null;
            /** Format: uuid */
            teacher_id: string;
            why_not: string | null;
        };
        StatusEvent: {
            act: string;
            /** Format: date-time */
            at: string;
            org_name: string | null;
            person: string | null;
            step_name: string | null;
            words: string | null;
        };
        StatusRowFault: {
            field: string | null;
            message: string;
        };
        StatusStep: {
            /** Format: date-time */
            at: string | null;
            name: string | null;
            org_name: string | null;
            /** @enum {string} */
            part: "entered" | "review" | "file";
            person: string | null;
            /** @enum {string} */
            state: "done" | "current" | "ahead" | "refused";
            words: string | null;
        };
        StatusUndo: {
            /** Format: uuid */
            id?: string;
            words: string;
        };
        StatusWithdrawal: {
            words: string;
        };
        StatusWorkbook: {
            /** Format: binary */
            file: string;
        };
        Step: {
            act: string;
            /** Format: date-time */
            at: string;
            changes: {
                [key: string]: unknown;
            }[];
            /** Format: uuid */
            entry_id: string | null;
            /** Format: uuid */
            id: string;
            merge: components["schemas"]["StepMerge"] | null;
            org_name: string | null;
            person: string | null;
            reasons: components["schemas"]["Reason"][];
            set: string | null;
            set_name: string | null;
            /** @enum {string} */
            stage: "draft" | "school_review" | "authority_review" | "rejected" | "effective";
            version: number | null;
        };
        StepCount: {
            business: string;
            /** Format: date-time */
            oldest: string;
            overdue: number;
            step: string;
            todo: number;
        };
        StepMerge: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            other_id: string;
            other_name: string | null;
            other_school: string | null;
            undo_reason: string | null;
            /** Format: date-time */
            undone_at: string | null;
            undone_by: string | null;
            undone_org: string | null;
        };
        StepReviewer: {
            name: string;
            roles: string[];
        };
        StoredFailures: {
            items: components["schemas"]["Failure"][];
            next: string | null;
            unavailable: string[];
        };
        Submission: {
            /** @default null */
            filter?: components["schemas"]["FileFilter"] | null;
            /**
             * Format: uuid
             * @default null
             */
            id?: string | null;
            /** @default null */
            teacher_ids?: string[] | null;
        };
        SubmissionState: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            message: string | null;
            refused: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            submitted: number;
            total: number | null;
        };
        SubmittedResults: {
            count: number;
        };
        Substitution: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            teacher_id: string;
            words: string;
        };
        SystemHealth: {
            ok: boolean;
            services: components["schemas"]["Health"][];
        };
        TakenFile: {
            box: components["schemas"]["Box"] | null;
            bytes: number;
            height: number | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "evidence" | "portrait" | "photo";
            link: string;
            name: string;
            pages: number;
            receipt: string;
            sha256: string;
            /** @enum {string} */
            type: "image/jpeg" | "image/png" | "application/pdf";
            warnings: string[];
            width: number | null;
        };
        Target: {
            expected: number | null;
            /** Format: uuid */
            org_id: string;
        };
        TargetRow: {
            expected: number | null;
            /** Format: uuid */
            org_id: string;
            org_name: string;
        };
        TargetRowPage: {
            items: components["schemas"]["TargetRow"][];
            next: string | null;
        };
        Targets: {
            targets: components["schemas"]["Target"][];
        };
        Teacher: {
            arrival: components["schemas"]["FileArrival"] | null;
            birth_date: string | null;
            /** Format: uuid */
            case_id: string | null;
            catalogue_version: string;
            /** @enum {string} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education";
            /** Format: date-time */
            confirmed_at: string | null;
            /** Format: uuid */
            department_id: string | null;
            desk: string | null;
            held_by: components["schemas"]["FileHold"][];
            /** Format: uuid */
            id: string;
            id_number: string | null;
            may: string[];
            /** Format: uuid */
            merged_into: string | null;
            missing: number;
            missing_items: components["schemas"]["Missing"][];
            name: string | null;
            newly_hired: boolean;
            /** @enum {string} */
            number_state: "none" | "temporary" | "checking" | "formal" | "problem";
            /** Format: uuid */
            org_id: string;
            org_name: string;
            personal_number: string | null;
            personnel_status: string | null;
            reasons: components["schemas"]["Rejection"][];
            row_version: number;
            sets: components["schemas"]["SetOfFile"][];
            sex: string | null;
            /** @enum {string} */
            status: "draft" | "school_review" | "authority_review" | "rejected" | "effective";
            texts: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            updated_at: string;
            values: {
                [key: string]: unknown;
            };
        };
        TeacherAccount: {
            closed: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_sign_in_at: string | null;
            login: string;
            may: string[];
            name: string;
            /** Format: uuid */
            org_id: string;
            row_version: number;
            /** Format: date-time */
            secret_expires_at: string | null;
            /** @enum {string} */
            state: "initial" | "active" | "closed" | "locked" | "disabled";
        };
        TeacherAccountPage: {
            items: components["schemas"]["TeacherAccount"][];
            next: string | null;
        };
        TeacherRow: {
            birth_date: string | null;
            /** Format: date-time */
            confirmed_at: string | null;
            /** Format: uuid */
            department_id: string | null;
            desk: string | null;
            /** Format: uuid */
            id: string;
            id_number: string | null;
            may: string[];
            missing: number;
            name: string | null;
            newly_hired: boolean;
            /** @enum {string} */
            number_state: "none" | "temporary" | "checking" | "formal" | "problem";
            /** Format: uuid */
            org_id: string;
            org_name: string;
            personal_number: string | null;
            personnel_status: string | null;
            row_version: number;
            sex: string | null;
            /** @enum {string} */
            status: "draft" | "school_review" | "authority_review" | "rejected" | "effective";
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
        TeacherStanding: {
            confirmed: string;
            forecast: string;
            lacks: components["schemas"]["Lack"][];
            missing: string;
            name: string;
            required: string | null;
            /** @enum {string} */
            standing: "behind" | "on_the_way" | "done" | "unruled";
            /** Format: uuid */
            teacher_id: string;
            unmet: number;
            year_missing: string;
        };
        TeacherValues: {
            values: {
                [key: string]: unknown;
            };
        };
        TrainingAttribute: {
            code: string;
            name: string;
            values: string[];
        };
        TrainingChoices: {
            attributes: components["schemas"]["TrainingAttribute"][];
            owner: string | null;
            rule: string | null;
        };
        TrainingFigure: {
            hours: string;
            /** @enum {string} */
            level: "ministry" | "province" | "city" | "county" | "school" | "self";
            /** @enum {string} */
            mode: "1" | "2" | "3" | "4" | "5" | "6" | "9";
            /** @enum {string} */
            stage: "preschool" | "primary" | "junior" | "senior" | "special" | "vocational" | "higher" | "unknown";
            teachers: number;
            times: number;
        };
        TrainingStatistics: {
            figures: components["schemas"]["TrainingFigure"][];
            hours: string;
            /** Format: uuid */
            org_id: string;
            org_name: string;
            teachers: number;
            times: number;
            year: number;
        };
        Transfer: {
            applicant: string;
            applicant_org: string;
            blocker: components["schemas"]["TransferBlocker"] | null;
            /** Format: uuid */
            case_id: string | null;
            /** @enum {string} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education";
            /** Format: date-time */
            closed_at: string | null;
            /** Format: uuid */
            department_id: string | null;
            desk_name: string | null;
            desk_role: string | null;
            document: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date */
            from_day: string;
            /** Format: uuid */
            from_org_id: string | null;
            from_org_name: string;
            happened: components["schemas"]["TransferEvent"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "transfer" | "rotation" | "outside";
            may: string[];
            name: string;
            now: components["schemas"]["Post"] | null;
            number: string;
            /** Format: date-time */
            opened_at: string;
            personnel_status: string | null;
            post: components["schemas"]["Post"];
            post_said: {
                [key: string]: string;
            }[];
            /** @enum {string} */
            reason: "post" | "family" | "talent" | "rotation" | "merger" | "other";
            row_version: number;
            /** @enum {string|null} */
            side: "receiving" | "sending" | null;
            /** @enum {string} */
            state: "asked" | "blocked" | "reviewed" | "awaited" | "moving" | "done" | "refused" | "withdrawn" | "failed" | "collecting";
            steps: components["schemas"]["TransferStep"][];
            /** Format: uuid */
            teacher_id: string;
            /** Format: uuid */
            to_org_id: string;
            to_org_name: string;
            /** Format: date-time */
            waiting_since: string | null;
            why: string | null;
            words: string | null;
        };
        TransferBlocker: {
            kind: string;
            /** Format: uuid */
            ref: string | null;
        };
        TransferCounts: {
            all: number;
            closed: number;
            mine: number;
            open: number;
            todo: number;
        };
        TransferEvent: {
            act: string;
            /** Format: date-time */
            at: string;
            org_name: string | null;
            person: string | null;
            step_name: string | null;
            words: string | null;
        };
        TransferRow: {
            /** @enum {string} */
            category: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education";
            /** Format: date-time */
            closed_at: string | null;
            desk_name: string | null;
            desk_role: string | null;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date */
            from_day: string;
            /** Format: uuid */
            from_org_id: string | null;
            from_org_name: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "transfer" | "rotation" | "outside";
            may: string[];
            name: string;
            number: string;
            /** Format: date-time */
            opened_at: string;
            row_version: number;
            /** @enum {string|null} */
            side: "receiving" | "sending" | null;
            /** @enum {string} */
            state: "asked" | "blocked" | "reviewed" | "awaited" | "moving" | "done" | "refused" | "withdrawn" | "failed" | "collecting";
            /** Format: uuid */
            teacher_id: string;
            /** Format: uuid */
            to_org_id: string;
            to_org_name: string;
            /** Format: date-time */
            waiting_since: string | null;
        };
        TransferRowPage: {
            items: components["schemas"]["TransferRow"][];
            next: string | null;
        };
        TransferStep: {
            /** Format: date-time */
            at: string | null;
            org_name: string;
            part: string;
            person: string | null;
            /** @enum {string} */
            state: "done" | "current" | "ahead" | "refused";
            words: string | null;
        };
        TransferWithdrawal: {
            words: string;
        };
        TrialBin: {
            high: string;
            low: string;
            people: number;
        };
        TrialLine: {
            after: string[];
            before: string[];
            differs: boolean;
            /** Format: date */
            finished: string;
        };
        TrialOrg: {
            delta: string;
            gain: number;
            lose: number;
            org_name: string;
            people: number;
        };
        TrialPerson: {
            after: string;
            before: string;
            delta: string;
            name: string;
            org_name: string;
            passed_after: boolean;
            passed_before: boolean;
            reasons: string[];
            /** Format: uuid */
            teacher_id: string;
        };
        TrialPersonPage: {
            items: components["schemas"]["TrialPerson"][];
            next: string | null;
        };
        TrialReason: {
            people: number;
            text: string;
        };
        TrialWay: {
            items: components["schemas"]["TrialLine"][];
        };
        Unread: {
            more: boolean;
            unread: number;
        };
        VectorDifference: {
            about: string;
            expected: string;
            found: string;
        };
        VectorOutcome: {
            differences: components["schemas"]["VectorDifference"][];
            passes: boolean;
            says: string;
        };
        Verdict: {
            originals?: string[];
            reasons?: components["schemas"]["Reason"][];
            /** @enum {string} */
            verdict: "approve" | "reject" | "return";
        };
        Verification: {
            /** Format: date-time */
            as_of: string | null;
            /** @enum {string|null} */
            kind: "file" | "transfer" | "assignment" | "status_act" | "statement" | "certificate" | null;
            known: boolean;
            name: string | null;
            /** Format: date-time */
            printed_at: string | null;
            school: string | null;
            /** @enum {string|null} */
            stage: "draft" | "school_review" | "authority_review" | "rejected" | "effective" | null;
            superseded: boolean | null;
            /** Format: date-time */
            superseded_at: string | null;
        };
        Waiting: {
            desk: string;
            /** Format: date-time */
            due_at: string | null;
            name: string;
            number: number;
            role: string;
            sets: string[] | null;
            /** Format: date-time */
            waiting_since: string;
        };
        Wanted: {
            /** @default null */
            business?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            due?: "overdue" | "soon" | null;
            /**
             * Format: uuid
             * @default null
             */
            org_id?: string | null;
            /** @default null */
            q?: string | null;
            /** @default null */
            step?: string | null;
        };
        WantedCopy: {
            /** Format: uuid */
            entry_id: string | null;
            field: string;
            files: string[];
            name: string;
            required: boolean;
            set: string;
            set_name: string;
            title: string;
        };
        WantedStandard: {
            dpi?: number;
            height_mm?: number;
            max_bytes?: number | null;
            preset: string;
            width_mm?: number;
        };
        WhereToGoOn: {
            /** @default null */
            after?: string | null;
        };
        WhoseSlips: {
            /** @default null */
            account_ids?: string[] | null;
        };
        Withdrawn: {
            /** Format: uuid */
            org_id: string;
            org_name: string;
            person: string;
            /** Format: uuid */
            person_id: string;
        };
        Workbook: {
            category?: string;
            /** Format: binary */
            file: string;
            /**
             * @default append
             * @enum {string}
             */
            mode?: "append" | "replace" | "addition" | "change";
            /** Format: uuid */
            org_id?: string;
            /** @default false */
            preview?: boolean;
        };
        Worth: {
            amount: string | null;
            outcome: string;
            steps: string[];
            why: string | null;
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
    listAccountBatches: {
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
                    "application/json": components["schemas"]["AccountBatchPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    startAccountBatch: {
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
                "multipart/form-data": components["schemas"]["BatchSource"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountBatch"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getAccountTemplate: {
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getAccountBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["AccountBatch"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listAccountBatchFaults: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["BatchFaultPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    issueBatchSlips: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchSlips"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getBatchSlips: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
    exportAccounts: {
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    issueUserSlips: {
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
                "application/json": components["schemas"]["NamedSlips"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    exportUserSlips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhoseSlips"];
            };
        };
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
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
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
    openArrival: {
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
                "application/json": components["schemas"]["NewArrival"];
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
    takeBackArrival: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                arrival_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArrivalWithdrawal"];
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
    listAssignments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                box?: "mine" | "todo" | "open" | "incoming" | "closed" | "all";
                state?: "asked" | "blocked" | "reviewed" | "agreed" | "writing" | "active" | "extending" | "ending" | "ended" | "refused" | "withdrawn" | "failed" | null;
                kind?: "rotation" | "loan" | null;
                teacher_id?: string | null;
                school_year?: number | null;
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
                    "application/json": components["schemas"]["AssignmentRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    enterAssignment: {
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
                "application/json": components["schemas"]["NewAssignment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countAssignments: {
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
                    "application/json": components["schemas"]["AssignmentCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listPossibleHosts: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["Hosts"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getAssignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
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
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    endAssignment: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentEnd"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    extendAssignment: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentExtension"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getAssignmentForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
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
                    "application/pdf": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    withdrawAssignment: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentAct"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listCampaigns: {
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
                    "application/json": components["schemas"]["CampaignPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addCampaign: {
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
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign_id: string;
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
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    changeCampaign: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTargets: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                campaign_id: string;
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
                    "application/json": components["schemas"]["TargetRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    setTargets: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Targets"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listCases: {
        parameters: {
            query?: {
                box?: "todo" | "done" | "all";
                q?: string | null;
                org_id?: string | null;
                business?: string | null;
                step?: string | null;
                due?: "overdue" | "soon" | null;
                alike?: string | null;
                limit?: number;
                after?: string | null;
                teacher_id?: string | null;
                subject_id?: string | null;
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
    listAlikeCases: {
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
                    "application/json": components["schemas"]["AlikeGroups"];
                };
            };
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
    listOverdueBelow: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                q?: string | null;
                business?: string | null;
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
                    "application/json": components["schemas"]["OverdueBelowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    remindDesks: {
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
                "application/json": components["schemas"]["CasesToRemindOf"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindedCases"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
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
    getCaseAssignment: {
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
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCaseChangeRequest: {
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
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCaseClaim: {
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
                    "application/json": components["schemas"]["Claim"];
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
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
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
    getCaseStatusChange: {
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
                    "application/json": components["schemas"]["StatusAct"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCaseTraining: {
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
                    "application/json": components["schemas"]["Project"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCaseTransfer: {
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
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    withdrawCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
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
    getCatalogue: {
        parameters: {
            query?: {
                category?: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education" | null;
                version?: string | null;
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
    listChains: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                business?: string | null;
                org_id?: string | null;
                state?: "now" | "coming" | "past" | null;
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
                    "application/json": components["schemas"]["ChainPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addChain: {
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
                "application/json": components["schemas"]["NewChain"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chain"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    previewChain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChainQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseWay"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listChainSamples: {
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
                    "application/json": components["schemas"]["ChainSamples"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getChain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chain_id: string;
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
                    "application/json": components["schemas"]["Chain"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    endChain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndOfChain"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chain"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listChangeRequests: {
        parameters: {
            query?: {
                state?: "draft" | "proposed" | "returned" | "submitted" | "conflict" | "approved" | "rejected" | "withdrawn" | null;
                box?: "all" | "open" | "decided";
                business?: "addition" | "change" | "key_change" | "free" | null;
                teacher_id?: string | null;
                org_id?: string | null;
                q?: string | null;
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
                    "application/json": components["schemas"]["RequestRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addChangeRequest: {
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
                "application/json": components["schemas"]["NewRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countChangeRequests: {
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
                    "application/json": components["schemas"]["RequestCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getChangeRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
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
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    deleteChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
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
    editChangeRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    copyChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopiedRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getRequestForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
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
                    "application/pdf": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    resolveChangeRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestResolution"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    returnChangeRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnedRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    revealChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealAsked"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedInClear"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    submitChangeRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                request_id: string;
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
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    withdrawChangeRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                request_id: string;
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
                    "application/json": components["schemas"]["ChangeRequest"];
                };
            };
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
    listCorrectionOrders: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "open" | "answered" | "mended" | "cancelled" | null;
                teacher_id?: string | null;
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
                    "application/json": components["schemas"]["CorrectionOrderPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    openCorrectionOrder: {
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
                "application/json": components["schemas"]["NewCorrectionOrder"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionOrder"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    cancelCorrectionOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionCancellation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionOrder"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listDecisions: {
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
                    "application/json": components["schemas"]["BatchPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    decideCases: {
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
                "application/json": components["schemas"]["NewBatch"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["Batch"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listDecisionOutcomes: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                done?: boolean | null;
            };
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["CaseOutcomePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listDelegations: {
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
                    "application/json": components["schemas"]["DelegationPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addDelegation: {
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
                "application/json": components["schemas"]["NewDelegation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listColleagues: {
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
                    "application/json": components["schemas"]["Colleagues"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    endDelegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                delegation_id: string;
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
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listDuplicates: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "open" | "unsure" | "both_real" | "merged" | "cleared";
                twins?: boolean;
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
                    "application/json": components["schemas"]["DuplicatePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    reportDuplicate: {
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
                "application/json": components["schemas"]["DuplicateReport"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duplicate"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countDuplicates: {
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
                    "application/json": components["schemas"]["DuplicateCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    sweepDuplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
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
    getDuplicate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                duplicate_id: string;
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
                    "application/json": components["schemas"]["DuplicateDetail"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    sayOutcome: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                duplicate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicateOutcome"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duplicate"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    previewMerge: {
        parameters: {
            query: {
                kept_id: string;
            };
            header?: never;
            path: {
                duplicate_id: string;
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
                    "application/json": components["schemas"]["MergePreview"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    undoMerge: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                duplicate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeUndoing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duplicate"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listExports: {
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
                    "application/json": components["schemas"]["ExportPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    startExport: {
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
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
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
                    "application/json": components["schemas"]["Export"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getExportedFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
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
    getExportedPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
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
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    takeFile: {
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
                "multipart/form-data": components["schemas"]["NewFile"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenFile"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getFile: {
        parameters: {
            query: {
                link: string;
                size?: "thumb" | "page" | "original";
                page?: number;
            };
            header?: never;
            path: {
                file_id: string;
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
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listFormerFiles: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
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
                    "application/json": components["schemas"]["FormerFilePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getFormerFile: {
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
    getHints: {
        parameters: {
            query?: {
                category?: "kindergarten" | "primary_secondary" | "secondary_vocational" | "special_education" | "higher_education" | null;
                own?: boolean;
                teacher_id?: string | null;
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
                    "application/json": components["schemas"]["Hints"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    putHints: {
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
                "application/json": components["schemas"]["NewHints"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hints"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    openQuestions: {
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
                    "application/json": components["schemas"]["OpenIdentityQuestionPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdentityAnswer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityQuestion"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
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
    listImportChanges: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                set?: string | null;
                act?: "added" | "changed" | "deleted" | null;
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
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listImportFaults: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                set?: string | null;
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
    getMarkedWorkbook: {
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listImportRenames: {
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
                    "application/json": components["schemas"]["RenamePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    confirmImportRenames: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameConfirmation"];
            };
        };
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
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    applyImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
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
    listNotices: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                box?: "all" | "unread";
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
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    readNotices: {
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
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    readAllNotices: {
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
                "application/json": components["schemas"]["SeenUntil"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countUnreadNotices: {
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
                    "application/json": components["schemas"]["Unread"];
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
    changeOrg: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrgChange"];
            };
        };
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
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
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
    getCollectionWindow: {
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
                    "application/json": components["schemas"]["CollectionWindowNow"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    setCollectionWindow: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionWindow"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionWindowNow"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getContacts: {
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
                    "application/json": components["schemas"]["ContactsNow"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    setContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                org_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Contacts"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactsNow"];
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
                    "application/json": components["schemas"]["StoredFailures"];
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
                "application/json": components["schemas"]["FailureAct"];
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
    listPhotoBatches: {
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
                    "application/json": components["schemas"]["PhotoBatchPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    openPhotoBatch: {
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
                "application/json": components["schemas"]["NewPhotoBatch"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoBatch"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getPhotoBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["PhotoBatch"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    cancelPhotoBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["PhotoBatch"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    confirmPhotos: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenPhotos"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listPhotos: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "waiting" | "made" | "refused" | "confirmed" | "kept" | "failed" | "cancelled" | null;
            };
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["PhotoItemPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addPhotos: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Photos"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoBatch"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    framePhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Framed"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoItem"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    refusePhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
                number: number;
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
                    "application/json": components["schemas"]["PhotoItem"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    reopenPhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
                number: number;
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
                    "application/json": components["schemas"]["PhotoItem"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    matchPhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                batch_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Matched"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoItem"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getPhotoStandard: {
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
                    "application/json": components["schemas"]["PhotoStandard"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    setPhotoStandard: {
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
                "application/json": components["schemas"]["WantedStandard"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoStandard"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    cutPhoto: {
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
                "application/json": components["schemas"]["Cut"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenFile"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listProblems: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                org_id?: string | null;
                reason?: "other_name" | "no_such_number" | "other_sex_or_birth" | "duplicate" | null;
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
                    "application/json": components["schemas"]["NumberProblemPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countProblems: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["NumberCounts"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    recheckNumber: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Numbers"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getProgress: {
        parameters: {
            query?: {
                org_id?: string | null;
                campaign_id?: string | null;
                level?: "ministry" | "province" | "city" | "county" | "school" | "department" | null;
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
                    "application/json": components["schemas"]["Progress"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getProgressWorkbook: {
        parameters: {
            query?: {
                org_id?: string | null;
                campaign_id?: string | null;
                level?: "ministry" | "province" | "city" | "county" | "school" | "department" | null;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    remindOrganisations: {
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
                "application/json": components["schemas"]["Reminder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminded"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRemarks: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "open" | "answered";
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
                    "application/json": components["schemas"]["RemarkPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    answerRemark: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                remark_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remark"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getMonthlyReport: {
        parameters: {
            query: {
                month: string;
                org_id?: string | null;
                campaign_id?: string | null;
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
                    "application/json": components["schemas"]["Monthly"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getMonthlyWorkbook: {
        parameters: {
            query: {
                month: string;
                org_id?: string | null;
                campaign_id?: string | null;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRetirements: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                until?: string | null;
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
                    "application/json": components["schemas"]["RetirementPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getRoster: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                org_id?: string | null;
                q?: string | null;
                status?: "draft" | "school_review" | "authority_review" | "rejected" | "effective" | null;
                columns?: string;
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
                    "application/json": components["schemas"]["Roster"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getRotationShare: {
        parameters: {
            query?: {
                school_year?: number | null;
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
                    "application/json": components["schemas"]["RotationShare"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRotationShares: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                school_year?: number | null;
                org_id?: string | null;
                order?: "most" | "least";
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
                    "application/json": components["schemas"]["SchoolSharePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRotatedTeachers: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                school_year?: number | null;
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
                    "application/json": components["schemas"]["RotatedPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getSchoolCompleteness: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                complete?: boolean | null;
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
                    "application/json": components["schemas"]["SchoolCompleteness"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getOwnCreditAccount: {
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
                    "application/json": components["schemas"]["CreditAccount"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getOwnCreditStatement: {
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
                    "application/pdf": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listOwnEnrolments: {
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
                    "application/json": components["schemas"]["OwnEnrolmentPage"];
                };
            };
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
    listSpotChecks: {
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
                    "application/json": components["schemas"]["SpotCheckPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    drawSpotCheck: {
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
                "application/json": components["schemas"]["NewSpotCheck"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpotCheck"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getSpotCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
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
                    "application/json": components["schemas"]["SpotCheck"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listInspected: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "waiting" | "sound" | "faulty" | null;
                org_id?: string | null;
            };
            header?: never;
            path: {
                check_id: string;
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
                    "application/json": components["schemas"]["InspectedPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getInspected: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
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
                    "application/json": components["schemas"]["Inspected"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    judgeInspected: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                check_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Judgement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inspected"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getSpotCheckRates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
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
                    "application/json": components["schemas"]["Rates"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listStaffChanges: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                first?: string | null;
                last?: string | null;
                reason?: "opening" | "graduate_normal" | "graduate" | "recruited" | "from_school" | "from_outside" | "from_other_staff" | "inside_in" | "stage_in" | "other_in" | "retired" | "died" | "to_school" | "to_other_staff" | "resigned" | "inside_out" | "stage_out" | "other_out" | null;
                org_id?: string | null;
                from_school?: string | null;
                to_school?: string | null;
                from_area?: "urban" | "town" | "rural" | "not_said" | null;
                to_area?: "urban" | "town" | "rural" | "not_said" | null;
                flow_kind?: "1" | "2" | "3" | "9" | null;
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
                    "application/json": components["schemas"]["StaffChangePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStaffBalance: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/json": components["schemas"]["Balance"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStaffChangeForm: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/json": components["schemas"]["Form4063"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStaffChangeFormWorkbook: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listStaffOpening: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                year?: number | null;
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
                    "application/json": components["schemas"]["OpeningTeacherPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    sumStaffChanges: {
        parameters: {
            query?: {
                first?: string | null;
                last?: string | null;
                reason?: "opening" | "graduate_normal" | "graduate" | "recruited" | "from_school" | "from_outside" | "from_other_staff" | "inside_in" | "stage_in" | "other_in" | "retired" | "died" | "to_school" | "to_other_staff" | "resigned" | "inside_out" | "stage_out" | "other_out" | null;
                org_id?: string | null;
                from_school?: string | null;
                to_school?: string | null;
                from_area?: "urban" | "town" | "rural" | "not_said" | null;
                to_area?: "urban" | "town" | "rural" | "not_said" | null;
                flow_kind?: "1" | "2" | "3" | "9" | null;
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
                    "application/json": components["schemas"]["ReasonTotals"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStaffFlows: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/json": components["schemas"]["Flows"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listStandIns: {
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
                    "application/json": components["schemas"]["StandInsOfProvince"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    setStandIn: {
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
                "application/json": components["schemas"]["NewStandIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandInsOfProvince"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listStatusBatches: {
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
                    "application/json": components["schemas"]["StatusBatchPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    startStatusBatch: {
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
                "multipart/form-data": components["schemas"]["StatusWorkbook"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusBatch"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStatusTemplate: {
        parameters: {
            query?: {
                until?: string | null;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStatusBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["StatusBatch"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    enterStatusBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBatchEntry"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusBatch"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getRefusedStatusRows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
    listStatusBatchRows: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                kind?: "sought" | "ready" | "refused" | "entered" | "blocked" | null;
            };
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["StatusBatchRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listStatusChanges: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                box?: "mine" | "todo" | "open" | "closed" | "all";
                state?: "asked" | "blocked" | "reviewed" | "writing" | "done" | "refused" | "withdrawn" | "failed" | "undone" | null;
                act?: "absence" | "return" | "resignation" | "retirement" | "reemployment" | "rehire" | "death" | "post_change" | "undo" | null;
                teacher_id?: string | null;
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
                    "application/json": components["schemas"]["StatusActRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    enterStatusChange: {
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
                "application/json": components["schemas"]["NewStatusAct"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusAct"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countStatusChanges: {
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
                    "application/json": components["schemas"]["StatusActCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStatusChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: string;
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
                    "application/json": components["schemas"]["StatusAct"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStatusChangeForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: string;
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
                    "application/pdf": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    undoStatusChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                act_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusUndo"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusAct"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    withdrawStatusChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                act_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusWithdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusAct"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listStoredFailures: {
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
                    "application/json": components["schemas"]["StoredFailures"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    handleStoredFailure: {
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
                "application/json": components["schemas"]["FailureAct"];
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
                "application/json": components["schemas"]["Submission"];
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
            /** @description By filter: the job that does it. */
            202: {
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
    getSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submission_id: string;
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
                    "application/json": components["schemas"]["SubmissionState"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listSubmissionOutcomes: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                done?: boolean | null;
            };
            header?: never;
            path: {
                submission_id: string;
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
                    "application/json": components["schemas"]["OutcomePage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTeacherAccounts: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "initial" | "active" | "closed" | "locked" | "disabled" | null;
                q?: string | null;
                batch_id?: string | null;
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
                    "application/json": components["schemas"]["TeacherAccountPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addTeacherAccount: {
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
                "application/json": components["schemas"]["NewTeacherAccount"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountBatch"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    actOnAccounts: {
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
                "application/json": components["schemas"]["AccountAct"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActOutcomes"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    accountAfterwards: {
        parameters: {
            query: {
                kept_id: string;
                lost_id: string;
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
                    "application/json": components["schemas"]["AccountAfterwards"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    exportTeacherAccounts: {
        parameters: {
            query?: {
                state?: "initial" | "active" | "closed" | "locked" | "disabled" | null;
                q?: string | null;
                batch_id?: string | null;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    issueTeacherSlips: {
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
                "application/json": components["schemas"]["NamedSlips"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    exportTeacherSlips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhoseSlips"];
            };
        };
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
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    rebuildTeacherCopies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
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
    listTeachers: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                org_id?: string | null;
                q?: string | null;
                status?: "draft" | "school_review" | "authority_review" | "rejected" | "effective" | null;
                complete?: boolean | null;
                newly_hired?: boolean | null;
                department_id?: string | null;
                desk?: string | null;
                number_state?: string | null;
                personnel_status?: string | null;
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
            query?: {
                as_of?: string | null;
            };
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
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
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
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
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
    getAssignmentChoices: {
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
                    "application/json": components["schemas"]["AssignmentChoices"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    teacherChanges: {
        parameters: {
            query: {
                since: string;
                until: string;
            };
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
                    "application/json": components["schemas"]["Differences"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCheckSheet: {
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
                    "application/json": components["schemas"]["CheckSheet"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCompleteness: {
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
                    "application/json": components["schemas"]["Completeness"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    confirmFile: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
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
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCopies: {
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
                    "application/json": components["schemas"]["Copies"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    keepDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
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
    getFileOnPaper: {
        parameters: {
            query?: {
                as_of?: string | null;
            };
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
                    "application/pdf": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTeacherFiles: {
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
                    "application/json": components["schemas"]["LinkedFiles"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    teacherHistory: {
        parameters: {
            query?: {
                set?: string | null;
                entry_id?: string | null;
            };
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
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    fileQuestions: {
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
                    "application/json": components["schemas"]["IdentityQuestions"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listNumbers: {
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
                    "application/json": components["schemas"]["Numbers"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    revealNumber: {
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
                "application/json": components["schemas"]["RevealNumber"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedNumber"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getPhoto: {
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
                    "image/jpeg": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    setPhoto: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPhoto"];
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
    placeTeacher: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Placement"];
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
    listReadings: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
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
                    "application/json": components["schemas"]["ReadingPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    explainRejection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                teacher_id: string;
                reason_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Explanation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listFileRemarks: {
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
                    "application/json": components["schemas"]["Remarks"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addRemark: {
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
                "application/json": components["schemas"]["NewRemark"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remark"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
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
    getSelfService: {
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
                    "application/json": components["schemas"]["SelfService"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    copyTeaching: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWithVersion"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getSet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                teacher_id: string;
                set: string;
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
                    "application/json": components["schemas"]["SetWithVersion"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    addEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                teacher_id: string;
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedEntry"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    keepNewEntryDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                teacher_id: string;
                set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedEntry"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    deleteEntry: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
                set: string;
                entry_id: string;
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
                    "application/json": components["schemas"]["SavedEntry"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    saveEntry: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
                set: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryValues"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedEntry"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    keepEntryDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                teacher_id: string;
                set: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryValues"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedEntry"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getStatusChoices: {
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
                    "application/json": components["schemas"]["StatusChoices"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTemplate: {
        parameters: {
            query?: {
                sets?: "reserved" | null;
            };
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
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCreditAccount: {
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
                    "application/json": components["schemas"]["CreditAccount"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCreditStatement: {
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
                    "application/pdf": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getClaimChoices: {
        parameters: {
            query: {
                teacher_id?: string | null;
                kind: "school_based" | "self_directed";
                finish?: string | null;
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
                    "application/json": components["schemas"]["ClaimChoices"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listCreditClaims: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "reviewed" | "granted" | "refused" | "withdrawn" | null;
                kind?: "school_based" | "self_directed" | null;
                teacher_id?: string | null;
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
                    "application/json": components["schemas"]["ClaimRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    claimCredits: {
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
                "application/json": components["schemas"]["NewClaim"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countCreditClaims: {
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
                    "application/json": components["schemas"]["ClaimCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCreditClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim_id: string;
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
                    "application/json": components["schemas"]["Claim"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    withdrawCreditClaim: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimEnd"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countCredits: {
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
                "application/json": components["schemas"]["NewCount"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountStarted"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCreditOverview: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["CreditOverview"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listSchoolCredits: {
        parameters: {
            query?: {
                org_id?: string | null;
                standing?: "behind" | "on_the_way" | "done" | "unruled" | null;
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
                    "application/json": components["schemas"]["SchoolCredits"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listCreditCycles: {
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
                    "application/json": components["schemas"]["Cycles"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    closeCreditCycle: {
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
                "application/json": components["schemas"]["NewClosing"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleClosing"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    openCreditCycle: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                closing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CycleOpening"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleClosing"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    substituteParticipant: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                enrolment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Substitution"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    withdrawEnrolment: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                enrolment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentEnd"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTrainingInstitutions: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["Institutions"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTrainingPlan: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/pdf": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTrainingChoices: {
        parameters: {
            query?: {
                finish?: string | null;
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
                    "application/json": components["schemas"]["TrainingChoices"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTrainings: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                box?: "own" | "todo" | "offered" | "held" | "below" | "all";
                year?: number | null;
                level?: "ministry" | "province" | "city" | "county" | "school" | null;
                state?: "draft" | "reviewed" | "refused" | "open" | "cancelled" | "closed" | null;
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
                    "application/json": components["schemas"]["ProjectRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    registerTraining: {
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
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countTrainings: {
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
                    "application/json": components["schemas"]["ProjectCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTraining: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["Project"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    changeTraining: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    cancelTraining: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectEnd"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getCertificates: {
        parameters: {
            query?: {
                part?: number;
            };
            header?: never;
            path: {
                project_id: string;
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
                    "application/pdf": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    divideTrainingQuotas: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotasDivided"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listEnrolments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "applied" | "accepted" | "waiting" | "declined" | "withdrawn" | "replaced" | null;
                q?: string | null;
            };
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["EnrolmentPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    enrol: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEnrolments"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentOutcomes"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countEnrolments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["EnrolmentCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    decideEnrolments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentDecisions"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentsDecided"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    readParticipantMobiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhereToGoOn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantMobiles"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    publishTraining: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["Project"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    setTrainingQuotas: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Quotas"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTrainingResults: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "entered" | "submitted" | "returned" | "sent" | "refused" | "confirmed" | "revoked" | "superseded" | "missing" | null;
                sampled?: boolean | null;
                q?: string | null;
            };
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["ParticipantResultPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    enterTrainingResults: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnteredResults"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultsEntered"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countTrainingResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["ResultCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    submitTrainingResults: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmittedResults"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getResultTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
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
    startResultBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FilledIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultBook"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getResultBook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
                book_id: string;
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
                    "application/json": components["schemas"]["ResultBook"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    openSecondRound: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondRound"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getSignInSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
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
                    "application/pdf": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listPossibleParticipants: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                q?: string | null;
                org_id?: string | null;
            };
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["PossibleTeacherPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listReceivedTrainings: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/json": components["schemas"]["ReceivedTrainings"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listReceivedResults: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                state?: "entered" | "submitted" | "returned" | "sent" | "refused" | "confirmed" | "revoked" | "superseded" | null;
                sampled?: boolean | null;
            };
            header?: never;
            path: {
                project_id: string;
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
                    "application/json": components["schemas"]["ParticipantResultPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    decideTrainingResults: {
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
                "application/json": components["schemas"]["ResultDecisions"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultOutcomes"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    correctTrainingResult: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                result_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correction"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResult"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    lookAtTrainingResult: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                result_id: string;
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
                    "application/json": components["schemas"]["ParticipantResult"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    revokeTrainingResult: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                result_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Revocation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResult"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getRuleTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
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
                    "application/json": components["schemas"]["RuleTrial"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRuleTrialPeople: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                way?: "gain" | "lose" | "all";
            };
            header?: never;
            path: {
                trial_id: string;
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
                    "application/json": components["schemas"]["TrialPersonPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getRuleTrialWay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
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
                    "application/json": components["schemas"]["TrialWay"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRules: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                box?: "all" | "own" | "above";
                state?: "draft" | "handed_in" | "returned" | "published" | "revoked" | null;
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
                    "application/json": components["schemas"]["RuleRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    startRule: {
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
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRow"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    checkRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleTexts"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedRule"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRuleSamples: {
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
                    "application/json": components["schemas"]["RuleSamples"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
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
                    "application/json": components["schemas"]["Rule"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    saveRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleSave"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRow"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    discardRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                rule_id: string;
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
    getRuleDifference: {
        parameters: {
            query: {
                other_id: string;
            };
            header?: never;
            path: {
                rule_id: string;
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
                    "application/json": components["schemas"]["RuleChanges"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    endRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleEnd"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRow"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    publishRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulePublication"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRow"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    returnRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleReason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRow"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    revokeRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleReason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRow"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    handInRule: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                rule_id: string;
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
                    "application/json": components["schemas"]["RuleRow"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listRuleTrials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
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
                    "application/json": components["schemas"]["RuleTrials"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    startRuleTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRuleTrial"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTrial"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTrainingStatistics: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/json": components["schemas"]["TrainingStatistics"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTrainingStatisticsWorkbook: {
        parameters: {
            query?: {
                year?: number | null;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    listTransfers: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                box?: "mine" | "todo" | "open" | "closed" | "all";
                state?: "asked" | "blocked" | "reviewed" | "awaited" | "moving" | "done" | "refused" | "withdrawn" | "failed" | "collecting" | null;
                due?: "overdue" | "soon" | null;
                teacher_id?: string | null;
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
                    "application/json": components["schemas"]["TransferRowPage"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    applyForTransfer: {
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
                "application/json": components["schemas"]["NewTransfer"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    countTransfers: {
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
                    "application/json": components["schemas"]["TransferCounts"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    findToTransfer: {
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
                "application/json": components["schemas"]["Sought"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPerson"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
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
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getTransferForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
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
                    "application/pdf": string;
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    takeOverFile: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                transfer_id: string;
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
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    withdrawTransfer: {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own; the same key with the same body is done once and answered again. */
                "Idempotency-Key"?: string;
                /** @description The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`. */
                "If-Match": string;
            };
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferWithdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            422: components["responses"]["UNPROCESSABLE_ENTITY"];
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
    getVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
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
                    "application/json": components["schemas"]["Verification"];
                };
            };
            default: components["responses"]["DEFAULT_ERROR"];
        };
    };
}
