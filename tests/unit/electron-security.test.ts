import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = readFileSync(join(root, 'docs/electron-security.md'), 'utf8')

/** The points of the page, each with the lines it quotes. */
const points = text.split(/^## /m).slice(1)
const quotesOf = (point: string) =>
  [...point.matchAll(/^- `([^`]+)`: `(.+)`$/gm)].map(([, file = '', line = '']) => ({ file, line }))

test('the twenty points are there, in order, each with a line that answers it', () => {
  expect(points.map(one => Number.parseInt(one, 10))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect(points.filter(one => quotesOf(one).length === 0)).toEqual([])
})

describe('every line quoted stands in its file', () => {
  test.each(points.flatMap(quotesOf))('$file: $line', ({ file, line }) => {
    expect(existsSync(join(root, file))).toBe(true)
    expect(readFileSync(join(root, file), 'utf8')).toContain(line)
  })
})

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => join(root, folder, name))

test.each([
  'experimentalFeatures',
  'enableBlinkFeatures',
  'allowRunningInsecureContent',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'allowpopups',
  'bypassCSP',
  'corsEnabled',
  'allowServiceWorkers',
  'disable-web-security',
  'disable-site-isolation',
  'ignore-certificate-errors',
  'remote-debugging-port',
  'ipcMain',
])('no line of the program names %s', word => {
  expect(sources('src').filter(file => readFileSync(file, 'utf8').includes(word))).toEqual([])
})
