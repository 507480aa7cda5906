import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Where the browsers and the programs of a run write what they ask the network for; made once for all its workers, and gone with
 * the process that made it, however it ends.
 */
export const silenceFolder = (): string => {
  if (process.env.PRETOIRE_SILENCE) return process.env.PRETOIRE_SILENCE
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-silence-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.PRETOIRE_SILENCE = folder
  return folder
}

let count = 0
/** Makes a browser write down every name it looks up and every address it asks for. */
export const netLogFlag = (): string => {
  count += 1
  return `--log-net-log=${join(silenceFolder(), `${process.pid}-${count}.json`)}`
}

/** Makes a Node process write down, and refuse, every name it looks up and every connection it begins beyond this computer. */
export const guardedNode = (folder = silenceFolder()): Record<string, string> => ({
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${pathToFileURL(join(import.meta.dirname, 'silence-guard.ts')).href}`,
  PRETOIRE_SILENCE: folder,
})

/** Whether an address a page asks for stays on this computer, in the program's own hands. */
export const isOwnAddress = (url: string): boolean =>
  /^(data|blob|about|devtools):|^pretoire:\/\/app\/|^http:\/\/(127\.0\.0\.1|localhost):\d+\//.test(url)

const isOwnHost = (host: string): boolean =>
  /^(127(\.\d+){3}|localhost|\[?::1\]?|~notfound|)$/i.test(host) || !/[a-z0-9]/i.test(host)

/** The hosts beyond this computer that a net log of Chromium names. */
export function outsideHosts(netLog: string): string[] {
  const named = [
    ...netLog.matchAll(/"url":"((?:https?|wss?):\/\/[^"]+)"/g),
    ...netLog.matchAll(/"host":"([^"]+)"/g),
    ...netLog.matchAll(/"hostname":"([^"]+)"/g),
    ...netLog.matchAll(/"remote_address":"([^"]+)"/g),
    // several addresses of one name: each ends with its port
    ...[...netLog.matchAll(/"address_list":\[(("[^"]*",?)*)\]/g)].flatMap(([, list = '']) => [
      ...list.matchAll(/"([^"]+)"/g),
    ]),
  ].map(([, name = '']) => hostOf(name))
  return [...new Set(named)].filter(host => !isOwnHost(host)).sort()
}

/**
 * How many datagrams a net log says were sent, name queries included. Chromium also connects a datagram socket to an address of
 * its maker to learn whether this computer has a way out by IPv6: nothing is sent, and this does not count it.
 */
export function datagramsSent(netLog: string): number {
  const type = /"UDP_BYTES_SENT":(\d+)/.exec(netLog)?.[1]
  if (type === undefined) throw new Error('Le journal du réseau ne nomme pas ses événements.')
  return netLog.match(new RegExp(`"time":"\\d+","type":${type}\\}`, 'g'))?.length ?? 0
}

function hostOf(name: string): string {
  try {
    return new URL(name.includes('://') ? name : `http://${name}`).hostname
  } catch {
    return name
  }
}

/** Requests of a run to the outside, one sentence each; `looked` is how many logs speak of the program itself. */
export function readSilence(folder: string): { faults: string[]; looked: number } {
  const faults: string[] = []
  let looked = 0
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const text = readFileSync(join(folder, name), 'utf8')
    if (name.endsWith('.json')) {
      if (/127\.0\.0\.1|pretoire:\/\/app/.test(text)) looked += 1
      for (const host of outsideHosts(text)) faults.push(`${host}, par la fenêtre (${name})`)
    } else if (name.endsWith('.txt'))
      for (const line of text.split('\n').filter(Boolean)) faults.push(`${line}, par le programme`)
  }
  return { faults: [...new Set(faults)], looked }
}

/** End of the run: it fails if anything asked anybody beyond this computer for something. */
// biome-ignore lint/style/noDefaultExport: Playwright takes the default export of this file
export default function endOfRun(): void {
  const folder = silenceFolder()
  const { faults, looked } = readSilence(folder)
  rmSync(folder, { recursive: true, force: true })
  if (faults.length > 0) throw new Error(`Ont été demandés hors de cet ordinateur :\n${faults.join('\n')}`)
  console.log(`Silence : ${looked} journaux de réseau lus, aucune demande hors de cet ordinateur.`)
}
