import { expect, it } from 'vitest'
import { linkFault } from '../../../../src/shared/kernel/link-form.ts'

it.each([
  'https://www.senat.fr/leg/ppl23-735.html',
  'http://senat.fr/amendements/Amdt_COM-63.html',
  'https://beta.bailii.org/x',
  'https://data.guardint.org/en/entity/xqss3aic0t9?page=17',
])('%s is an address one may give', address => expect(linkFault(address)).toBeUndefined())

it.each([
  ['https://staging.libe.io/article', 'site d’essai'],
  ['https://xn--ledput-dvad.fr/', 'alphabet codé'],
  ['https://www.xn--ledput-dvad.fr/', 'alphabet codé'],
  ['https://senat.fr./seances/', 'finit par un point'],
  ['https://localhost/', 'site public'],
  ['https://exemple', 'site public'],
  ['senat.fr/leg', 'n’est pas complète'],
  ['https://senat.fr/une page', 'n’est pas complète'],
])('%s is not: %s', (address, why) => expect(linkFault(address)).toContain(why))
