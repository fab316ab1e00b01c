import { Component, type ComponentType, type ReactNode } from 'react'

type Props = {
  readonly children: ReactNode
  readonly fallback: (error: unknown, again: () => void) => ReactNode
}
type State = { readonly error: { readonly thrown: unknown } | null }
type Instance = Component<Props, State>

// React catches what its children throw only in "class components"; the house has no classes but
// errors, and this is the one component that needs it: written as what a class is made of.
function caught(this: Instance, props: Props): void {
  Reflect.apply(Component, this, [props])
  this.state = { error: null }
}
caught.prototype = Object.assign(Object.create(Component.prototype), {
  render(this: Instance): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return this.props.fallback(error.thrown, () => this.setState({ error: null }))
  },
})
caught.getDerivedStateFromError = (thrown: unknown): State => ({ error: { thrown } })

/** Shows `fallback` in place of children that throw; give it a `key` to start over elsewhere. */
export const Boundary = caught as unknown as ComponentType<Props>
