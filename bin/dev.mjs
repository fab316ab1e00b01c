// npm run dev: the server restarts and the screens reload as the sources change.
import { spawn } from 'node:child_process'
import { installIfNeeded, root, tool } from './prepare.mjs'

installIfNeeded()
const children = [
  [tool('tsx'), ['watch', '--clear-screen=false', 'src/server/main.ts']],
  [tool('vite'), ['--clearScreen', 'false']],
].map(([command, args]) =>
  spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }),
)
const stop = () => children.forEach((child) => child.kill('SIGINT'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
children.forEach((child) => child.on('exit', stop))
