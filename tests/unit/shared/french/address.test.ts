import { expect, test } from 'vitest'
import { asAddress, isAddress } from '../../../../src/shared/french/address.ts'

test('only pages of the web and mails may be opened', () => {
  for (const good of ['https://conseil-etat.fr/a?b=c#d', 'http://x', 'mailto:contact@exemple.fr'])
    expect(isAddress(good), good).toBe(true)
  for (const bad of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'https://',
    'laquadrature.net',
    '\\\\serveur\\partage',
    '',
  ])
    expect(isAddress(bad), bad).toBe(false)
})

test('an address typed short is completed; what is none stays as it was typed', () => {
  expect(asAddress('laquadrature.net/videosurveillance')).toBe('https://laquadrature.net/videosurveillance')
  expect(asAddress(' contact@exemple.fr ')).toBe('mailto:contact@exemple.fr')
  expect(asAddress('javascript:alert(1)')).toBe('javascript:alert(1)')
  expect(asAddress('voir plus bas')).toBe('voir plus bas')
})
