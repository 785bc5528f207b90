/** The shapes that pages speak of, by their names in the OpenAPI document. */
import type { components } from './schema'

type Named<Name extends keyof components['schemas']> = components['schemas'][Name]

export type Account = Named<'Account'>
export type AccountBatch = Named<'AccountBatch'>
export type AccountWithSecret = Named<'AccountWithSecret'>
export type Box = Named<'Box'>
export type Campaign = Named<'Campaign'>
export type Case = Named<'Case'>
export type CaseRow = Named<'CaseRow'>
export type ChangeRequest = Named<'ChangeRequest'>
export type Chain = Named<'Chain'>
export type ChainStep = Named<'ChainStep'>
export type ChainSample = Named<'ChainSample'>
export type CaseWay = Named<'CaseWay'>
export type CorrectionOrder = Named<'CorrectionOrder'>
export type CheckSheet = Named<'CheckSheet'>
export type StaffChange = Named<'StaffChange'>
export type StaffFlow = Named<'Flow'>
export type StaffFlows = Named<'Flows'>
export type AreaFlow = Named<'AreaFlow'>
export type StaffForm = Named<'Form4063'>
export type StaffTotals = Named<'ReasonTotals'>
export type StageCounts = Named<'StageCounts'>
export type Completeness = Named<'Completeness'>
export type Delegation = Named<'Delegation'>
export type Duplicate = Named<'Duplicate'>
export type DuplicateDetail = Named<'DuplicateDetail'>
export type Entry = Named<'Entry'>
export type Export = Named<'Export'>
export type Failure = Named<'Failure'>
export type Fault = Named<'Fault'>
export type FieldFault = Named<'FieldFault'>
export type HintInForce = Named<'HintInForce'>
export type Import = Named<'Import'>
export type Job = Named<'Job'>
export type LinkedFile = Named<'LinkedFile'>
export type Missing = Named<'Missing'>
export type NewRequestItem = Named<'NewRequestItem'>
export type Notice = Named<'Notice'>
export type NumberProblem = Named<'NumberProblem'>
export type MonthlyRow = Named<'MonthlyRow'>
export type Org = Named<'Org'>
export type Outcome = NonNullable<Named<'Answer'>['outcome']>
export type Outcomes = Named<'Outcomes'>
export type OverdueBelow = Named<'OverdueBelow'>
export type PhotoBatch = Named<'PhotoBatch'>
export type PhotoItem = Named<'PhotoItem'>
export type PhotoStandard = Named<'PhotoStandard'>
export type ProgressRow = Named<'ProgressRow'>
export type Reason = Named<'Reason'>
export type Rejection = Named<'Rejection'>
export type Remark = Named<'Remark'>
export type RequestItem = Named<'RequestItem'>
export type RequestRow = Named<'RequestRow'>
export type SavedEntry = Named<'SavedEntry'>
export type SchoolCompleteness = Named<'SchoolCompleteness'>
export type SelfService = Named<'SelfService'>
export type SetCounts = Named<'SetCounts'>
export type SetOfFile = Named<'SetOfFile'>
export type Slip = Named<'Slip'>
export type SpotCheck = Named<'SpotCheck'>
export type Step = Named<'Step'>
export type TakenFile = Named<'TakenFile'>
export type Teacher = Named<'Teacher'>
export type TeacherAccount = Named<'TeacherAccount'>
export type TeacherRow = Named<'TeacherRow'>

/** Words that the services know; the lists of them that pages choose from are in choices.ts. */
export type Stage = TeacherRow['status']
export type Level = Org['level']
export type Category = Teacher['category']
export type Unit = NonNullable<Org['unit']>
export type Role = Account['roles'][number]
export type Desk = ChainStep['desk']

export type Assignment = Named<'Assignment'>
export type AssignmentRow = Named<'AssignmentRow'>

export type StandIns = Named<'StandIns'>
export type StatusAct = Named<'StatusAct'>
export type StatusBatch = Named<'StatusBatch'>
export type StatusActRow = Named<'StatusActRow'>

export type Transfer = Named<'Transfer'>
export type TransferRow = Named<'TransferRow'>

export type Values = Record<string, unknown>
