import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examples } from '../../../../src/main/cli/examples/all.ts'
import type { Example } from '../../../../src/main/cli/examples/example.ts'
import { scan } from '../../../../src/main/cli/parse.ts'
import { allVerbs, verbOf } from '../../../../src/main/cli/table.ts'
import { resource, root } from '../../../../src/main/kernel/places.ts'
import { temporary } from '../../../contract/program.ts'
import { ABSENT, absentCommand, hasKey, namingKeys } from '../../../fixtures/walk/absent.ts'
import { layFiles } from '../../../fixtures/walk/material.ts'
import { NEEDS, prepare } from '../../../fixtures/walk/prepare.ts'
import { serverOfExamples } from '../../../fixtures/walk/prepare-office.ts'
import { readLine } from '../../../fixtures/walk/shell.ts'
import { beginWalk } from '../../../fixtures/walk/walk.ts'
import { shareOf } from '../../../whole.ts'

const place = temporary()
const places: Record<string, string> = {
  '/media/cle': join(place.folder, 'media'),
  '~/': `${join(place.folder, 'maison')}/`,
  'resources/samples/': `${resource('samples')}/`,
}
const walk = beginWalk(place.folder, places)
let server: Awaited<ReturnType<typeof serverOfExamples>>
const former = { folder: process.cwd(), env: { ...process.env } }
beforeAll(async () => {
  process.chdir(place.folder)
  mkdirSync(join(place.folder, 'maison/.config/fish/completions'), { recursive: true })
  await layFiles(walk)
  server = await serverOfExamples()
  Object.assign(places, server.places)
})
afterAll(() => {
  server.stop()
  process.chdir(former.folder)
  for (const key of Object.keys(process.env)) if (!(key in former.env)) delete process.env[key]
  Object.assign(process.env, former.env)
  place.remove()
})

test('every verb has an example, and no example is of none', () =>
  expect(Object.keys(examples).toSorted()).toEqual(allVerbs.map(({ name }) => name).toSorted()))

/** The commands of the guide; most are examples too, and the others are typed after those of their verb. */
const guide = [...readFileSync(join(root, 'docs/guide.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter(line => line.includes('pretoire '))
const onlyInGuide = (name: string): Example[] =>
  guide
    .filter(line => verbOf(scan(readLine(line).argv).words.map(({ word }) => word))?.name === name)
    .filter(line => !examples[name]?.some(([example]) => example === line))
    .map(line => [line, ''])

test('the guide shows commands', () => expect(guide.length).toBeGreaterThan(40))

const all = Object.entries(examples).flatMap(([name, ofVerb]) =>
  [...ofVerb, ...onlyInGuide(name)].map(([line, shows, endsWith = 0], at) => ({
    name,
    line,
    shows,
    endsWith,
    key: at === 0 ? name : `${name} ${at + 1}`,
  })),
)
/** Lines that name a thing by a key that no example of the verb can take beside its own. */
const ALONE: Readonly<Record<string, string>> = {
  'bill measure --stage':
    'pretoire bill measure TEXTE portiques --title P --article 2 --stage S --outcome supprimée',
  'draft grounds --matter': 'pretoire draft grounds ÉCRIT --matter urbanisme',
  'mail --model': 'pretoire mail COURRIEL --out courriel.docx',
  'office corpus take --fund': 'pretoire office corpus take --fund LEGI',
  'office corpus take --dossier': 'pretoire office corpus take --dossier DOSSIER',
  'pack send ID': 'pretoire pack send ID --title T --author A --out refus.pretoire',
  'pack send --collection': 'pretoire pack send --collection ID --title T --author A --out refus.pretoire',
  'pack send --dossier': 'pretoire pack send --dossier ID --title T --author A --out refus.pretoire',
}
/** A refusal of what is not there names it, or says that it is not. */
const SAYS_ABSENT = new RegExp(
  `${ABSENT}|n’est|n’a pas|n’existe|n’y a|ne désigne|ne commence pas|Aucun|Personne|attendu|inconnu`,
)
const ENGLISH = /inattendue|expected|received|Too |Invalid/

const verbNamed = (name: string) => allVerbs.find(verb => verb.name === name) ?? expect.unreachable()
/** The keys of a verb tried with a name of nothing: one in `npm test`, a word here and an option there; each in the proof. */
const keysTried = (name: string, nth: number) => {
  const keys = namingKeys(verbNamed(name))
  return shareOf(keys.slice(nth % keys.length).slice(0, 1), keys)
}
/** The example before which a key of a verb is tried: one that has it, else the first. */
const namedIn = new Map<string, { readonly key: string; readonly line: string }[]>()
for (const [nth, [name, ofVerb]] of Object.entries(examples).entries()) {
  const lines = ofVerb.map(([line]) => line).filter(line => !NEEDS.some(({ pattern }) => pattern.test(line)))
  const verb = verbNamed(name)
  for (const key of keysTried(name, nth)) {
    const line = lines.find(each => hasKey(verb, key, readLine(each).argv)) ?? lines[0]
    if (line)
      namedIn.set(line, [...(namedIn.get(line) ?? []), { key, line: ALONE[`${name} ${key}`] ?? line }])
  }
}

for (const { name, line, shows, endsWith, key } of all) {
  const need = NEEDS.find(({ pattern }) => pattern.test(line))
  test.skipIf(need)(need ? `${line} (il y faut ${need.why})` : line, async () => {
    const more = await prepare[key]?.(walk)
    if (more) walk.name(more)
    const quiet: unknown[] = []
    for (const naming of namedIn.get(line) ?? []) {
      const { argv, input } = walk.words(naming.line)
      const command = absentCommand(verbNamed(name), naming.key, argv)
      const { code, out, err } = await walk.on('bibliotheque', command, input)
      if (![1, 2].includes(code) || !SAYS_ABSENT.test(err) || ENGLISH.test(err))
        quiet.push({ command: command.join(' '), code, out: out.slice(0, 200), err })
    }
    const { code, shown } = await walk.type(line)
    expect({ name, code, shown }).toEqual({ name, code: endsWith, shown: expect.stringContaining(shows) })
    expect(quiet).toEqual([])
  })
}
