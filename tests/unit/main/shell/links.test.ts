import { describe, expect, test } from 'vitest'
import { linkAddress, linkQuestion } from '../../../../src/main/shell/link-question.ts'
import { isAllowed, isLocalRequest, isOurs } from '../../../../src/main/shell/restrictions.ts'

describe('a link that leaves the program', () => {
  test('to the web: its address is shown', () =>
    expect(linkQuestion('https://www.conseil-etat.fr/?a=é')).toMatchObject({
      message: 'Ouvrir cette adresse dans votre navigateur ?',
      detail: 'https://www.conseil-etat.fr/?a=%C3%A9',
    }))
  test('to a telephone: the number is in the question, by pairs', () =>
    expect(linkQuestion('tel:0140636000')).toMatchObject({
      message: 'Appeler le 01\u00a040\u00a063\u00a060\u00a000 ?',
      open: 'Appeler',
    }))
  test('a foreign number is named as it is', () =>
    expect(linkQuestion('tel:+32-2-284-21-11')?.message).toBe('Appeler le +32-2-284-21-11 ?'))
  test('to a mailbox: the address is in the question', () =>
    expect(linkQuestion('mailto:prenom.nom@assemblee-nationale.fr?subject=x')).toMatchObject({
      message: 'Écrire à prenom.nom@assemblee-nationale.fr ?',
      open: 'Écrire',
    }))
  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'pretoire://app/',
    'ftp://example.org/',
    'smb://server/share',
    'ms-msdt:/id',
    'data:text/html,x',
    'tel:0140636000;phone-context=x"',
    'mailto:',
    'mailto:?attach=/etc/passwd',
    'mailto:a@b.fr,c@d.fr c',
    'not an address',
  ])('anything else stays closed: %s', url => expect(linkQuestion(url)).toBeUndefined())
})

describe('the address of a link, copied', () => {
  test.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['tel:0140636000', '0140636000'],
    ['mailto:a%40b.fr', 'a@b.fr'],
  ])('%s', (url, text) => expect(linkAddress(url)?.text).toBe(text))
  test('is not offered for a link of our own page', () =>
    expect(linkAddress('pretoire://app/#/dossiers')).toBeUndefined())
})

describe('our own page', () => {
  test('is known by its whole host', () => {
    expect(isOurs('pretoire://app/#/dossiers')).toBe(true)
    expect(isOurs('pretoire://app')).toBe(true)
    expect(isOurs('pretoire://application/')).toBe(false)
    expect(isOurs('https://app/')).toBe(false)
  })
  test('may copy, and nothing else; another page not even that', () => {
    expect(isAllowed('clipboard-sanitized-write', 'pretoire://app')).toBe(true)
    expect(isAllowed('clipboard-sanitized-write', 'https://example.org')).toBe(false)
    for (const one of [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fullscreen',
    ])
      expect(isAllowed(one, 'pretoire://app/')).toBe(false)
  })
  test('asks nothing of a network', () => {
    expect(isLocalRequest('pretoire://app/call/x')).toBe(true)
    expect(isLocalRequest('blob:pretoire://app/1')).toBe(true)
    for (const one of [
      'https://example.org/',
      'http://127.0.0.1/',
      'ws://example.org/',
      'file:///etc/passwd',
    ])
      expect(isLocalRequest(one)).toBe(false)
  })
})
