import { expect, test } from 'vitest'
import { pathTokens } from '../../../../../src/main/kernel/files/path-tokens.ts'
import { Token } from '../../../../../src/shared/contract/contract.ts'

const refused = expect.objectContaining({ code: 'refused', message: expect.stringMatching(/de nouveau\.$/) })

test('a path comes back by its token, and by nothing else', () => {
  const tokens = pathTokens()
  const token = tokens.addFile('/home/ana/pièce.pdf')
  expect(tokens.file(token)).toBe('/home/ana/pièce.pdf')
  for (const other of ['', '/home/ana/pièce.pdf', 'A'.repeat(22), `${token}A`, token.slice(1), 'constructor'])
    expect(() => tokens.file(other)).toThrow(refused)
})

test('a token is 128 random bits, in the shape that messages take; the same file twice has two', () => {
  const tokens = pathTokens()
  const made = Array.from({ length: 500 }, () => tokens.addFile('/a'))
  expect(new Set(made).size).toBe(500)
  for (const one of made) {
    expect(Token.safeParse(one).success).toBe(true)
    expect(Buffer.from(one, 'base64url')).toHaveLength(16)
  }
})

test('a token of another launch is refused', () => {
  const token = pathTokens().addFile('/a')
  expect(() => pathTokens().file(token)).toThrow(refused)
})

test('what was given to be read is no place to write, and a place is nothing to read', () => {
  const tokens = pathTokens()
  expect(() => tokens.place(tokens.addFile('/a'))).toThrow(refused)
  expect(() => tokens.file(tokens.addPlace({ path: '/a', replace: true }))).toThrow(refused)
})

test('a place serves until something was written there, once', () => {
  const tokens = pathTokens()
  const token = tokens.addPlace({ path: '/a', replace: true })
  expect([tokens.place(token), tokens.place(token)]).toEqual(Array(2).fill({ path: '/a', replace: true }))
  tokens.spend(token)
  expect(() => tokens.place(token)).toThrow(refused)
})

test('past its bound the oldest token is forgotten, the others serve', () => {
  const tokens = pathTokens(3)
  const made = ['/a', '/b', '/c', '/d'].map(tokens.addFile)
  expect(() => tokens.file(made[0] ?? '')).toThrow(refused)
  expect(made.slice(1).map(tokens.file)).toEqual(['/b', '/c', '/d'])
})
