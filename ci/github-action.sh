#!/usr/bin/env bash
# The step of action.yml. Everything comes in by the environment; nothing of it is read as code.
set -euo pipefail

fail() {
  echo "::error title=Annexa::$1"
  exit 2
}

if [ -n "${ANNEXA_BIN:-}" ]; then
  annexa=(node "$ANNEXA_BIN")
else
  [[ "$ANNEXA_VERSION" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || fail 'The input version must be a version such as 1.2.3'
  annexa=(npx --yes "annexa@$ANNEXA_VERSION")
fi

paths=()
while IFS= read -r path; do
  if [ -n "$path" ]; then paths+=("$path"); fi
done <<<"${ANNEXA_PATHS:-.}"

options=()
[ -z "${ANNEXA_BASELINE:-}" ] || options+=("--baseline=$ANNEXA_BASELINE")
date=()
[ -z "${ANNEXA_AS_OF:-}" ] || date+=("--as-of=$ANNEXA_AS_OF")
gates=("--fail-on=${ANNEXA_FAIL_ON:-error}")
[ -z "${ANNEXA_MIN_EFFECTIVE:-}" ] || gates+=("--min-effective=$ANNEXA_MIN_EFFECTIVE")
[ "${ANNEXA_REPORT_ONLY:-false}" != true ] || gates+=(--report-only)

# the pages of the rules are in the repository that the action comes from; a local action has none
docs=()
if [ -n "${ANNEXA_REPOSITORY:-}" ] && [ -n "${ANNEXA_REF:-}" ]; then
  docs=("--rule-docs=${ANNEXA_SERVER:-https://github.com}/$ANNEXA_REPOSITORY/blob/$ANNEXA_REF/docs/rules/")
fi

out="$RUNNER_TEMP/annexa"
mkdir -p "$out"

status=0
"${annexa[@]}" check --format github "${gates[@]}" "${options[@]}" "${date[@]}" -- "${paths[@]}" || status=$?
echo "status=$status" >>"$GITHUB_OUTPUT"
# wrong use has been told; what follows would only tell it again
[ "$status" != 2 ] || exit 2

"${annexa[@]}" check --quiet --format sarif --output "$out/annexa.sarif" "${docs[@]}" --report-only "${options[@]}" "${date[@]}" -- "${paths[@]}" 2>/dev/null || true
echo "sarif=$out/annexa.sarif" >>"$GITHUB_OUTPUT"
"${annexa[@]}" check --quiet --format markdown --output "$out/summary.md" --report-only "${options[@]}" "${date[@]}" -- "${paths[@]}" 2>/dev/null || true
"${annexa[@]}" coverage --quiet --format markdown --output "$out/coverage.md" "${date[@]}" -- "${paths[@]}" 2>/dev/null || true
cat "$out/summary.md" "$out/coverage.md" >>"$GITHUB_STEP_SUMMARY"

if [ -n "${ANNEXA_BASE:-}" ]; then
  "${annexa[@]}" diff --merge-base --report-only --format markdown --output "$out/comment.md" "${date[@]}" --path "${paths[@]}" -- "$ANNEXA_BASE" HEAD || [ $? = 3 ]
  echo "comment=$out/comment.md" >>"$GITHUB_OUTPUT"
fi
exit "$status"
