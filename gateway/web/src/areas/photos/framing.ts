/** Where the frame lies on an upright picture, in its pixels: always of the standard's shape and inside the picture. */
import type { Box, PhotoStandard } from '@/api/shapes'

export interface Size {
  width: number
  height: number
}

export type Standard = Pick<PhotoStandard, 'width' | 'height'>

/** The head fills about two thirds of the height; where crown and chin stand, as shares of it. */
export const CROWN = 0.1
export const CHIN = CROWN + 2 / 3
/** How much of the smaller side a frame takes where no face was found. */
const FIRST = 0.8
/** A photo is blown up by a third at most: the least share of the standard's pixels that a frame has. */
const SMALLEST = 0.751
const PERCENT = 100

const aspect = ({ width, height }: Size) => width / height
const between = (low: number, value: number, high: number) =>
  Math.min(Math.max(value, low), Math.max(low, high))

/** The widest frame of the standard's shape that a picture holds. */
export const widest = (picture: Size, standard: Standard): number =>
  Math.min(picture.width, picture.height * aspect(standard))

/** The frame that a person starts from where none is offered: in the middle, above rather than below. */
export function firstFrame(picture: Size, standard: Standard): Box {
  const width = widest(picture, standard) * FIRST
  const height = width / aspect(standard)
  return { left: (picture.width - width) / 2, top: (picture.height - height) / 3, width, height }
}

/** The nearest frame of the standard's shape that lies inside the picture, about the same middle. */
export function fitted(box: Box, picture: Size, standard: Standard): Box {
  const most = widest(picture, standard)
  const width = between(Math.min(standard.width * SMALLEST, most), box.width, most)
  const height = width / aspect(standard)
  return placed(
    { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height },
    picture,
  )
}

/** The frame moved by so many pixels of the picture, as far as its edge. */
export const moved = (box: Box, right: number, down: number, picture: Size): Box =>
  placed({ ...box, left: box.left + right, top: box.top + down }, picture)

/** The frame made smaller (a factor above 1 brings the picture nearer) or larger about its middle. */
export function zoomed(box: Box, factor: number, picture: Size, standard: Standard): Box {
  const width = box.width / factor
  const height = box.height / factor
  return fitted(
    { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height },
    picture,
    standard,
  )
}

/** Whether the frame has fewer pixels than the photo that is made of it. */
export const blownUp = (box: Box, standard: Standard): boolean => box.width < standard.width - 0.5

const placed = (box: Box, picture: Size): Box => ({
  ...box,
  left: between(0, box.left, picture.width - box.width),
  top: between(0, box.top, picture.height - box.height),
})

/** How a picture is drawn so that the frame fills a window, in shares of that window. */
export const drawn = (box: Box, picture: Size) => ({
  width: `${(picture.width / box.width) * PERCENT}%`,
  height: `${(picture.height / box.height) * PERCENT}%`,
  left: `${(-box.left / box.width) * PERCENT}%`,
  top: `${(-box.top / box.height) * PERCENT}%`,
})
