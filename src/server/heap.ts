// Imported before all else. Left to itself, V8 lets the heap grow to four times what is in use before it gives
// anything back: an export of a hundred thousand rows holds 36 MB and took 200. So it takes about 110, for a
// fifth more CPU of the export; what is asked of screens is too short to tell.
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--heap-growing-percent=50')
