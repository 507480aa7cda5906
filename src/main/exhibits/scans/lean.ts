import type { GreyPicture } from './engine.ts'

/** Angles that are tried, in degrees: a page leans more only when it was laid by hand, and is then read as it lies. */
const [MAX_DEGREES, COARSE_STEP, FINE_STEP] = [6, 0.25, 0.05]
/** One point of so many is looked at, each way. */
const SAMPLING = 2
/** How much darker than the paper ink is. */
const INK_CONTRAST = 60

/** Degrees, clockwise, by which the lines of a page lean: the angle along which ink gathers in rows, and the paper between them is bare. */
export function leanOf({ width, height, pixels }: GreyPicture): number {
  let sum = 0
  for (const grey of pixels) sum += grey
  const threshold = sum / Math.max(1, pixels.length) - INK_CONTRAST
  const [xs, ys]: [number[], number[]] = [[], []]
  for (let y = 0; y < height; y += SAMPLING)
    for (let x = 0; x < width; x += SAMPLING)
      if ((pixels[y * width + x] ?? 255) < threshold) {
        xs.push(x)
        ys.push(y)
      }
  const sharpness = (degrees: number) => {
    const tangent = Math.tan((degrees * Math.PI) / 180)
    const rows = new Float64Array(2 * height + width)
    for (const [at, x] of xs.entries()) {
      const row = Math.round((ys[at] ?? 0) - x * tangent) + height
      rows[row] = (rows[row] ?? 0) + 1
    }
    let score = 0
    for (let row = SAMPLING; row < rows.length; row += 1)
      score += ((rows[row] ?? 0) - (rows[row - SAMPLING] ?? 0)) ** 2
    return score
  }
  const sharpest = (from: number, to: number, step: number) => {
    let best = { degrees: 0, score: sharpness(0) }
    for (let degrees = from; degrees <= to; degrees += step) {
      const score = sharpness(degrees)
      if (score > best.score) best = { degrees, score }
    }
    return best.degrees
  }
  const coarse = sharpest(-MAX_DEGREES, MAX_DEGREES, COARSE_STEP)
  return sharpest(coarse - COARSE_STEP, coarse + COARSE_STEP, FINE_STEP)
}
