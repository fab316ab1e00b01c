import { Eraser } from 'lucide-react'
import { type PointerEvent, useRef, useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { pathOf, type Point, sheet } from '#features/sales/signatures/rules/strokes.ts'

/** A sheet to sign on, by finger, pen or mouse. Whoever has none of them types their name instead. */
export function Drawing({
  strokes,
  onChange,
  words,
}: {
  strokes: readonly (readonly Point[])[]
  onChange: (strokes: readonly (readonly Point[])[]) => void
  words: { readonly drawHere: string; readonly drawn: string; readonly erase: string }
}) {
  const board = useRef<SVGSVGElement>(null)
  const [current, setCurrent] = useState<readonly Point[] | null>(null)
  const at = (event: PointerEvent): Point => {
    const box = board.current?.getBoundingClientRect()
    if (!box) return [0, 0]
    const x = ((event.clientX - box.left) / box.width) * sheet.width
    const y = ((event.clientY - box.top) / box.height) * sheet.height
    return [x, y]
  }
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    board.current?.setPointerCapture(event.pointerId)
    setCurrent([at(event)])
  }
  const move = (event: PointerEvent) => {
    if (!current) return
    const point = at(event)
    const last = current.at(-1)
    // A point every two pixels is a smooth line, and a short one.
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < 2) return
    setCurrent([...current, point])
  }
  const up = () => {
    if (current) onChange([...strokes, current])
    setCurrent(null)
  }
  const isEmpty = strokes.length === 0 && !current
  return (
    <div className="flex flex-col gap-2">
      <svg
        ref={board}
        role="img"
        aria-label={isEmpty ? words.drawHere : words.drawn}
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        className="aspect-[3/1] w-full cursor-crosshair touch-none rounded-lg border border-edge bg-[#fff] select-none"
      >
        <line x1={40} x2={560} y1={160} y2={160} stroke="#d6d0c8" strokeDasharray="4 6" />
        {isEmpty && (
          <text x={300} y={105} textAnchor="middle" fontSize={20} fill="#6b645c">
            {words.drawHere}
          </text>
        )}
        <path
          d={pathOf(current ? [...strokes, current] : strokes)}
          fill="none"
          stroke="#1c1917"
          strokeWidth={3}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {!isEmpty && (
        <div className="flex justify-end">
          <Button variant="quiet" size="small" icon={Eraser} onPress={() => onChange([])}>
            {words.erase}
          </Button>
        </div>
      )}
    </div>
  )
}
