import { createReadStream } from 'node:fs'
import { PassThrough, Transform } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { type Entry, type Given, isXml, largest, passedOver, unsafe, wanted } from './entry.ts'

const cut =
  'l’archive est tronquée ou abîmée : ce qui précède a été gardé, la suite manque. Téléchargez-la de nouveau'
const swollen =
  'l’archive est anormalement compressée (plus de 250 fois) : ce qui précède a été gardé, la suite n’a pas été lue'

/**
 * The files of a tar, compressed or not, in one pass. What precedes a fault is given, then the fault is.
 * `read` is told the bytes of the archive used.
 */
export async function* tarEntries(
  file: Given,
  gzip: boolean,
  read: (bytes: number) => void,
): AsyncGenerator<Entry> {
  const flow = open(file.path, gzip, read)
  let found = 0
  try {
    for await (const entry of flow.tar) {
      found += 1
      const { name, type } = entry.header
      if (type === 'directory' || (passedOver(name) && type === 'file')) entry.resume()
      else yield* oneOf(entry as Stream, entry.header)
    }
    const reason = flow.fault() ?? (found ? cut : 'l’archive est vide ou n’est pas une archive tar')
    if (!found || !flow.whole()) yield { path: '', reason }
  } catch {
    yield { path: '', reason: flow.fault() ?? cut }
  } finally {
    flow.stop()
  }
}

/**
 * File, decompression, counting, tar. A gzip that stops short is decompressed as far as it goes, so that every whole entry
 * before the cut comes out; a tar that does not end with its block of zeros is then known to be cut.
 */
function open(path: string, gzip: boolean, read: (bytes: number) => void) {
  const tar = extract()
  const source = createReadStream(path, { highWaterMark: 1 << 18 })
  const unzip = gzip
    ? createGunzip({ chunkSize: 1 << 18, finishFlush: constants.Z_SYNC_FLUSH })
    : new PassThrough()
  let input = 0
  let output = 0
  let zeros = 0
  let fault: string | undefined
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      output += chunk.length
      const last = chunk.findLastIndex(byte => byte !== 0)
      zeros = last < 0 ? zeros + chunk.length : chunk.length - 1 - last
      if (output > 2 ** 26 && output > 250 * input) fault = swollen
      if (fault) finish()
      next(null, fault ? undefined : chunk)
    },
  })
  // ending, rather than failing, lets what is already through be read
  const finish = () => {
    unzip.unpipe(counted)
    counted.end()
  }
  source.on('data', chunk => {
    input += chunk.length
    read(chunk.length)
  })
  source.on('error', finish)
  unzip.on('error', () => {
    fault = cut
    finish()
  })
  source.pipe(unzip).pipe(counted).pipe(tar)
  return {
    tar,
    fault: () => fault,
    whole: () => !fault && zeros >= 512,
    stop: () => {
      for (const stream of [source, unzip, counted]) stream.destroy()
      tar.destroy()
    },
  }
}

type Stream = AsyncIterable<Buffer> & { resume(): unknown }

async function* oneOf(stream: Stream, header: Header): AsyncGenerator<Entry> {
  const path = header.name
  const xml = isXml(path)
  const linked = header.type === 'symlink' || header.type === 'link'
  const reason = linked
    ? 'c’est un lien vers un autre fichier : il n’est pas suivi'
    : (unsafe(path) ?? (xml && header.size > largest ? 'le fichier dépasse 20 Mo' : undefined))
  if (reason || header.type !== 'file') {
    stream.resume()
    if (reason) yield { path, reason }
    return
  }
  const chunks: Buffer[] = []
  let size = 0
  let useful = true
  // the whole entry must be read for the next one to come
  for await (const chunk of stream) {
    if (!size) useful = wanted(path, chunk)
    size += chunk.length
    if (useful && size <= largest) chunks.push(chunk)
  }
  if (useful && size > largest) yield { path, reason: 'le fichier dépasse 20 Mo' }
  else if (size && useful) yield { path, bytes: Buffer.concat(chunks) }
  else if (!size && xml) yield { path, reason: 'le fichier est vide' }
}
