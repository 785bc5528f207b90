/** The shapes that pages speak of, by their names in the OpenAPI document. */
import type { components } from './schema'

type Named<Name extends keyof components['schemas']> = components['schemas'][Name]

export type Account = Named<'Account'>
export type AccountWithSecret = Named<'AccountWithSecret'>
export type Case = Named<'Case'>
export type CaseRow = Named<'CaseRow'>
export type Fault = Named<'Fault'>
export type FieldFault = Named<'FieldFault'>
export type Import = Named<'Import'>
export type Job = Named<'Job'>
export type Org = Named<'Org'>
export type Outcomes = Named<'Outcomes'>
export type Reason = Named<'Reason'>
export type Step = Named<'Step'>
export type Failure = Named<'Failure'>
export type Teacher = Named<'Teacher'>
export type TeacherRow = Named<'TeacherRow'>

export type Values = Record<string, unknown>
