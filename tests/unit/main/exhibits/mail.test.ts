import { expect, test } from 'vitest'
import { readMail } from '../../../../src/main/exhibits/read-mail.ts'
import { anOutlookMail } from '../../../fixtures/files.ts'

const mail = (...lines: string[]) => readMail(new TextEncoder().encode(lines.join('\r\n')), false)

test('names and addresses of all who got it, those of a group too', async () => {
  expect(
    await mail(
      'From: mairie@moirans.example',
      'To: Anne <anne@a.example>, "b@b.example" <b@b.example>, Bureau: c@c.example, Dominique <d@d.example>;',
      'Cc: E <e@e.example>',
      'Subject: Refus',
      'Date: Mon, 3 Mar 2025 10:11:00 +0100',
      '',
      'Madame,',
    ),
  ).toEqual({
    from: 'mairie@moirans.example',
    to: 'Anne <anne@a.example>, b@b.example, c@c.example, Dominique <d@d.example>',
    cc: 'E <e@e.example>',
    date: '2025-03-03T09:11:00.000Z',
    subject: 'Refus',
    text: expect.stringMatching(/^Madame,\s*$/),
    attachments: [],
  })
})

test('without a date, or with one that is none, it has none', async () => {
  expect((await mail('From: a@a.example', 'Subject: x', '', 'y')).date).toBe('')
  expect((await mail('From: a@a.example', 'Date: hier', '', 'y')).date).toBe('')
})

test('a mail in HTML alone is read by its words: nothing of its head, styles and scripts', async () => {
  const { text } = await mail(
    'From: a@a.example',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><head><title>T</title><style>p { color: red }</style></head><body><script>alert(1)</script>',
    '<p>Madame,</p><div>nous   refusons<br>votre <b>demande</b>. </div>',
    '<table><tr><td>un</td></tr><tr><td>deux</td></tr></table><ul><li>trois</li></ul><h2>Fin</h2></body></html>',
  )
  expect(text.replace(/\n+/g, '\n')).toBe('Madame,\nnous refusons\nvotre demande.\nun\ndeux\ntrois\nFin')
  expect(text).not.toMatch(/\n{3}/)
})

test('an attachment without a name is called by its type', async () => {
  const { attachments } = await mail(
    'From: a@a.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Voici.',
    '--x',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQ=',
    '--x--',
    '',
  )
  expect(attachments).toEqual([{ name: 'application/pdf', size: 8 }])
})

test('a mail with nobody, no subject and no words does not read', async () => {
  await expect(mail('X-Nothing: 1', '', '')).rejects.toMatchObject({ code: 'damaged' })
  expect(await mail('Subject: Seul', '', '')).toMatchObject({ subject: 'Seul' })
  expect(await mail('X-A: 1', '', 'Des mots')).toMatchObject({ from: '', subject: '' })
})

test('a mail of Outlook says the same things', async () => {
  expect(await readMail(anOutlookMail('Second refus'), true)).toEqual({
    from: 'Mairie de Moirans',
    to: '',
    cc: '',
    date: '',
    subject: 'Second refus',
    text: 'Madame, nous refusons encore.',
    attachments: [],
  })
  await expect(readMail(new Uint8Array(600), true)).rejects.toThrow()
})
