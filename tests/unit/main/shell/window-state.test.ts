import { describe, expect, test } from 'vitest'
import {
  MIN_HEIGHT,
  MIN_WIDTH,
  parseWindowState,
  placeWindow,
} from '../../../../src/main/shell/window-state.ts'

const main = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }

describe('the place of the window', () => {
  test('stays where it was, on whichever display that is', () => {
    const last = { x: 2000, y: 100, width: 1000, height: 700 }
    expect(placeWindow(last, [main, right])).toEqual(last)
  })
  test('comes back to the main display when its own is gone', () => {
    expect(placeWindow({ x: 2000, y: 100, width: 1000, height: 700 }, [main])).toEqual({
      x: 460,
      y: 170,
      width: 1000,
      height: 700,
    })
  })
  test.each([
    ['above the screen', { x: 100, y: -600, width: 1000, height: 700 }],
    ['below it', { x: 100, y: 1039, width: 1000, height: 700 }],
    ['beside it but for an edge', { x: 1900, y: 100, width: 1000, height: 700 }],
  ])('a title bar %s is brought back', (_where, last) =>
    expect(placeWindow(last, [main])).toEqual({ x: 460, y: 170, width: 1000, height: 700 }),
  )
  test('is no larger than its display', () =>
    expect(placeWindow({ x: 10, y: 10, width: 3800, height: 2000 }, [main])).toEqual({
      x: 10,
      y: 10,
      width: 1920,
      height: 1040,
    }))
  test('is never smaller than what can be used', () =>
    expect(placeWindow({ x: 10, y: 10, width: 200, height: 90 }, [main])).toMatchObject({
      width: MIN_WIDTH,
      height: MIN_HEIGHT,
    }))
  test('the first time, is in the middle, within a small display', () =>
    expect(placeWindow(undefined, [{ x: 0, y: 30, width: 1024, height: 700 }])).toEqual({
      x: 0,
      y: 30,
      width: 1024,
      height: 700,
    }))
})

describe('how the window was left', () => {
  test('is read', () =>
    expect(
      parseWindowState('{"bounds":{"x":1,"y":2,"width":3,"height":4},"maximized":true,"fullScreen":true}'),
    ).toEqual({
      bounds: { x: 1, y: 2, width: 3, height: 4 },
      maximized: true,
      fullScreen: true,
    }))
  test.each(['', 'null', '[', '{"bounds":{"x":"1"},"maximized":"yes"}', '{"bounds":{"x":1,"y":2}}'])(
    'counts for nothing when it does not read: %s',
    text => expect(parseWindowState(text)).toEqual({}),
  )
})
