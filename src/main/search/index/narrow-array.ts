import { grown } from '../grown.ts'

/** Whole numbers from 0 up, in two bytes each where none is larger, else in four: arrays as long as the library stay in memory. */
export type NarrowArray = Uint16Array | Int32Array

const MAX_SHORT = 0xffff

/** The same numbers in as few bytes as hold them. */
export function narrowed(numbers: Int32Array): NarrowArray {
  for (let at = 0; at < numbers.length; at += 1) if (numbers[at]! > MAX_SHORT) return numbers
  return Uint16Array.from(numbers)
}

/** Sets a number, and returns the array it is in from then on: a wider one where it is the first that does not fit. */
export function putNumber(array: NarrowArray, at: number, value: number): NarrowArray {
  const wide = value > MAX_SHORT && array instanceof Uint16Array ? Int32Array.from(array) : array
  wide[at] = value
  return wide
}

/** An array of `size` numbers or more with the same content. */
export const lengthenedArray = (array: NarrowArray, size: number): NarrowArray =>
  grown(array, size, length =>
    array instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length),
  )
