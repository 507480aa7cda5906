import { expect, test } from 'vitest'
import { emlOf } from '../../../../../src/main/campaign/sets/eml.ts'
import { mailOf } from '../../../../../src/shared/campaign/briefs/mail.ts'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { aDossier, aDraft } from '../../../../fixtures/builders.ts'

const draft = aDraft({
  blocks: [{ kind: 'paragraph', id: 'p', style: 'plain', inlines: [{ kind: 'text', text: 'Bonjour.' }] }],
})
const printed = assemble({ draft, dossier: aDossier(), exhibits: [], sources: [] })
const logo = {
  hash: 'a'.repeat(64),
  type: 'png',
  alt: 'Le logo',
  size: { width: 20, height: 10 },
  height: 12,
}
const headed = {
  ...printed,
  letterhead: { logo, name: 'Association d’exemple', lines: '1 rue des Tests', footer: 'SIRET 0' },
} as never

test('a mail stands under its letterhead, in HTML alone', () => {
  const { html, text } = mailOf(headed, draft, 'AAAA')
  expect(html).toMatch(
    /^<p><img src="data:image\/png;base64,AAAA"[^>]*><\/p>\n<p><strong>Association d’exemple/,
  )
  expect(html).toMatch(/<p>Bonjour\.<\/p>\n<hr>\n<p><small>SIRET 0/)
  expect(text.trim()).toBe('Bonjour.')
  expect(mailOf(printed, draft).html).toBe('<p>Bonjour.</p>')
})

test('its logo travels as a part of the message that its page names', () => {
  const eml = emlOf(mailOf(headed, draft, 'AAAA'), { at: new Date(0), id: 'x' })
  const [, page = ''] = /text\/html; charset=utf-8\r\n[^\r]*\r\n\r\n([\w+/=\r\n]+)/.exec(eml) ?? []
  expect(Buffer.from(page, 'base64').toString()).toContain('<img src="cid:logo"')
  expect(eml).toMatch(/Content-ID: <logo>\r\nContent-Disposition: inline\r\n\r\nAAAA\r\n--=_xr--\r\n--=_x--/)
  // parts open and close as they should
  expect(eml.match(/^--=_x\r$/gm)).toHaveLength(2)
  expect(eml.match(/^--=_xr\r$/gm)).toHaveLength(2)
})
