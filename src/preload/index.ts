import { contextBridge, webUtils } from 'electron'

// The path of a dropped file, so that a large archive is read where it is instead of being copied.
contextBridge.exposeInMainWorld('pretoire', { pathOf: (file: File) => webUtils.getPathForFile(file) })
