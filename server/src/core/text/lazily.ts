/** A value that is made when first asked for, and then kept: start-up pays only for what a run needs. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
