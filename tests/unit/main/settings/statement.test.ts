import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { statement } from '../../../../src/shared/settings/accessibility.ts'

const words = (text: string) =>
  text
    .replace(/\*\*|^#+ |^- /gm, '')
    .replace(/\s+/g, ' ')
    .trim()

test('the statement of the window and that of the documents say the same', () => {
  const [, ...written] = readFileSync('docs/accessibilite.md', 'utf8').split(/\n{2,}/)
  expect(words(written.join('\n\n'))).toBe(words(statement.flatMap(part => part.lines).join(' ')))
})
