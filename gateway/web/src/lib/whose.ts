/** Which teacher's file a page shows, so that values far below can draw the files they name. */
import { inject, provide, type InjectionKey } from 'vue'

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The files that a value names: one of a photo, a list of evidence; none in other values. */
export const idsIn = (value: unknown): string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string' && ID.test(each))

const WHOSE: InjectionKey<() => string | undefined> = Symbol('whose files')

/** Says below which teacher's file a page shows, so that values can draw the files they name. */
export const showFilesOf = (teacherId: () => string | undefined) => provide(WHOSE, teacherId)
export const useWhose = () => inject(WHOSE, () => undefined)
