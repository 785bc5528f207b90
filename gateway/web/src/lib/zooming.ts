/** How large a page is drawn on its stage: whole, as wide as the stage, or by a factor; turned by quarters. */

export type Zoom = 'fit' | 'width' | number

export interface Extent {
  width: number
  height: number
}

const LEAST = 0.1
const MOST = 6
const STEP = 1.25
/** A small picture is enlarged to be seen, but not until it is nothing but dots. */
const MOST_FITTED = 3

/** The extent of `picture` after `turns` quarters. */
export const turned = ({ width, height }: Extent, turns: number): Extent =>
  turns % 2 ? { width: height, height: width } : { width, height }

/** By what factor a picture is drawn. */
export function scaleOf(zoom: Zoom, picture: Extent, stage: Extent, turns: number): number {
  if (typeof zoom === 'number') return zoom
  const { width, height } = turned(picture, turns)
  if (!width || !height || !stage.width) return 1
  const wide = stage.width / width
  return Math.min(zoom === 'width' ? wide : Math.min(wide, stage.height / height), MOST_FITTED)
}

/** One step nearer or further than `scale`. */
export const zoomed = (scale: number, nearer: boolean): number =>
  Math.min(Math.max(nearer ? scale * STEP : scale / STEP, LEAST), MOST)

/** The page before or after this one, across the files; none at either end. */
export function turnTo(
  files: { pages: number }[],
  { file, page }: { file: number; page: number },
  by: 1 | -1,
): { file: number; page: number } | null {
  const pages = files[file]?.pages ?? 1
  if (page + by >= 1 && page + by <= pages) return { file, page: page + by }
  const other = files[file + by]
  return other ? { file: file + by, page: by > 0 ? 1 : other.pages } : null
}
