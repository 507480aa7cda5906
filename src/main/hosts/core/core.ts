import { setTimeout } from 'node:timers/promises'
import type { Question } from '../../kernel/allowed-addresses.ts'
import { catchBugs } from '../../kernel/catch-bugs.ts'
import { pathTokens } from '../../kernel/files/path-tokens.ts'
import { openLog } from '../../kernel/log.ts'
import { checkNode, keepCode } from '../../kernel/runtime.ts'
import type { Keyring } from '../../kernel/vault/keyring.ts'
import { readVault } from '../../kernel/vault/vault-file.ts'
import type { Wire } from '../../kernel/wire.ts'
import type { Desktop } from '../../updates/hand-over.ts'
import { systemDesktop } from '../../updates/system-desktop.ts'
import { type Admission, createAdmission } from '../admission.ts'
import { type Door, openDoor } from '../keeping/door.ts'
import { keepAtDoor } from '../keeping/keep-at-door.ts'
import type { Opening } from '../opening.ts'
import { takeConnections } from './core-process.ts'
import { type Link, link } from './link.ts'
import { type LoopbackServer, loopbackServer } from './loopback-server.ts'
import type { CoreStart, Orders, Wants } from './orders.ts'
import { utilityPost } from './utility-core.ts'
import { servedWire } from './wire-link.ts'

const underElectron = utilityPost()
// Electron brings its own Node
if (!underElectron) checkNode()
keepCode()

// The process that holds the library, its keys and its words: begun by a supervisor, ended by each lock.

/** A request made before a lock is answered within this time; then the process ends all the same. */
const ANSWERS_MS = 2000

const crashSentence =
  'Le programme qui tient la bibliothèque s’est arrêté de façon inattendue\u00a0; un autre a pris sa place. Ce qui était enregistré est gardé, et cette fenêtre continue.'

const log = openLog()
const tokens = pathTokens()
/** loaded while the supervisor sees to the window */
const program = Promise.all([import('../opening.ts'), import('../open-app.ts')])

let open: (opening: Opening) => void = () => undefined
const opened = new Promise<Opening>(resolve => {
  open = resolve
})
const wire: Wire = async request => (await opened).wire(request)
let admission: Admission | undefined
let loopback: LoopbackServer | undefined
let isLeaving = false
/** where files come in that the user kept from a browser */
let door: Door | undefined
const { answered, ...served } = servedWire(wire, () => supervisor)

const orders: Orders = {
  ...served,
  begin: async start => {
    if (start.loopback) listen(start.loopback)
    const opening = await openLibrary(start)
    open(opening)
    door = await openDoor(start.folder, parcel =>
      keepAtDoor(opening, () => readVault(start.folder) !== undefined, parcel),
    )
    return { refusal: opening.refusal }
  },
  admit: (digest, lifeMs) => admission?.admit(digest, lifeMs === undefined ? {} : { lifeMs }),
  offer: async path => (await opened).whenOpen(app => void app.offer(path)),
  emit: async event => (await opened).app()?.hub.emit(event),
  addFile: path => tokens.addFile(path),
  addPlace: place => tokens.addPlace(place),
  lock: async () => (await opened).lock(),
  close: async () => {
    isLeaving = true
    loopback?.server.closeAllConnections()
    await (await opened).close()
    end()
  },
}
const supervisor: Link<Wants> = link<Wants>(
  underElectron ?? {
    send: message => process.send?.(message),
    hear: listener => process.on('message', listener),
  },
  orders,
)

function listen({ port, path, admission: state }: NonNullable<CoreStart['loopback']>): void {
  const admitted = createAdmission({
    state,
    onTicketEnd: (digest, how) => supervisor.tell('ticketEnded', digest, how),
    onChange: now => supervisor.tell('admission', now),
  })
  const listening = loopbackServer({
    wire,
    admission: admitted,
    port: () => port,
    path,
    isLast: () => isLeaving,
  })
  // its supervisor listens, and hands the connections over
  listening.server.emit('listening')
  takeConnections(socket => listening.server.emit('connection', socket))
  admission = admitted
  loopback = listening
}

async function openLibrary({ folder, window, means, crashed }: CoreStart): Promise<Opening> {
  const [{ openForWindow }, { openApp }] = await program
  let isCrashTold = !crashed
  const keyring = means.keyring ? supervisorKeyring : undefined
  const desktop = means.desktop ? supervisorDesktop : systemDesktop()
  const confirm = means.desktop ? (question: Question) => supervisor.ask('confirm', question) : undefined
  return openForWindow(folder, {
    window,
    open: async place => {
      const app = await openApp(place, { tokens, window, log, keyring, desktop, confirm })
      app.hub.onListeners(count => {
        if (!isLeaving) supervisor.tell('windows', count)
        if (isCrashTold || count === 0) return
        isCrashTold = true
        app.hub.emit({ event: 'unforeseen', data: { message: crashSentence } })
      })
      return app
    },
    ...(keyring && { keyring }),
    ...(means.showFolder && { showFolder: place => supervisor.ask('showFolder', place) }),
    ...(means.chooseFolder && { chooseFolder: why => supervisor.ask('chooseFolder', why) }),
    onFolder: place => supervisor.tell('folder', place),
    onLock: () => supervisor.tell('locking'),
    onLocked: () => void leave(),
  })
}

/** The keyring that the supervisor reaches. */
const supervisorKeyring: Keyring = {
  isThere: () => supervisor.ask('isKeyringThere'),
  seal: bytes => supervisor.ask('sealByKeyring', bytes),
  open: sealed => supervisor.ask('openByKeyring', sealed),
}

/** The desktop that the supervisor reaches. */
const supervisorDesktop: Desktop = {
  open: path => supervisor.ask('openFile', path),
  reveal: path => supervisor.ask('revealFile', path),
  run: systemDesktop().run,
}

/** Answers what was asked, and ends: the memory of this process goes back to the system. */
async function leave(): Promise<void> {
  isLeaving = true
  await supervisor.ask('leaving')
  await Promise.race([Promise.all([loopback?.answered(), answered()]), setTimeout(ANSWERS_MS)])
  end()
}

function end(): void {
  door?.close()
  try {
    log.flush()
  } finally {
    process.exit(0)
  }
}

catchBugs(log, message => {
  console.error(message)
  void opened.then(opening => opening.app()?.hub.emit({ event: 'unforeseen', data: { message } }))
})
// the supervisor hears the signals, and decides
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
// a supervisor that ended, whatever ended it, takes its core with it
process.on('disconnect', end)
if (!underElectron && !process.connected) end()
