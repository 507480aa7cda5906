import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answeredBy } from '../../../../src/shared/drafts/templates/expected-exhibits.ts'
import { fileAt, program, temporary } from '../../../contract/program.ts'
import { aMail, aPdf, aWordFile } from '../../../fixtures/files.ts'
import { aZip } from '../../../fixtures/import/archives.ts'

const anOdt = (words: string) =>
  aZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:h>${words}</text:h><text:p>Suite</text:p></office:text></office:body></office:document-content>`,
  })

test('files of every kind are proposed by their first pages, and taken by nobody but the user', async () => {
  const place = temporary()
  const { call, close } = program(join(place.folder, 'bibliotheque'))
  try {
    const { id: dossier } = await call['dossiers.create']({ template: 'rep-vsa' })
    const add = async (name: string, content: string | Uint8Array) =>
      (await call['exhibits.add']({ dossier, file: fileAt(place.file(name, content)) })).id
    const statutes = await add('1.pdf', aPdf('STATUTS de l association'))
    const request = await add('2.docx', await aWordFile('Objet &amp; demande'))
    const manual = await add('3.odt', await anOdt('Manuel d’utilisation'))
    const mail = await add('4.eml', aMail('Relance de notre demande'))
    await add('5.pdf', '%PDF-1.4 abîmé')
    const keys = ['statuts', 'manuel', 'demande', 'relances']
    const match = async () => {
      const proposals = await call['exhibits.match']({
        dossier,
        expectations: keys.map(key => ({ key, label: '' })),
      })
      return Object.fromEntries(proposals.map(one => [one.key, one.matches.map(({ exhibit }) => exhibit)]))
    }
    const before = await call['dossiers.get']({ id: dossier })
    expect(await match()).toEqual({
      statuts: [statutes],
      manuel: [manual],
      demande: [request, mail],
      relances: [mail],
    })
    expect(await call['dossiers.get']({ id: dossier })).toEqual(before)
    // taken by the user, it is proposed for nothing else
    await call['dossiers.save']({
      dossier: { ...before, facts: answeredBy(before.facts, request, 'demande') },
    })
    expect((await match()).demande).toEqual([mail])
  } finally {
    await close()
    place.remove()
  }
})
