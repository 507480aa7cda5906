/** npm run samples: writes the archives of `resources/samples` again from the texts written in this folder. */
import { createWriteStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { ZipFile } from 'yazl'
import { articleRecords, decisionRecords, type Records } from './records.ts'

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples')
/** the same texts give the same bytes */
const mtime = new Date(2026, 0, 1)

async function writeZip(name: string, records: Records) {
  const zip = new ZipFile()
  for (const [path, xml] of records) zip.addBuffer(Buffer.from(xml), path, { mtime, forceDosTimestamp: true })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(join(samples, name)))
}

async function writeTar(name: string, records: Records) {
  const tar = pack()
  for (const [path, xml] of records) tar.entry({ name: path, mtime }, xml)
  tar.finalize()
  writeFileSync(join(samples, name), gzipSync(await buffer(tar), { level: 9 }))
}

await writeZip('conseil-etat-fictif_202111.zip', decisionRecords('conseil-etat'))
await writeZip('juridictions-fictives_202603.zip', decisionRecords('juridictions'))
await writeTar('legi-csi_20200901-000000.tar.gz', articleRecords('csi', '20200901-000000'))
