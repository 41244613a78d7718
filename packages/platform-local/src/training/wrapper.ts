/**
 * What stays with a run when the process that submitted it is gone: a few lines of bash in a session of their own. They start
 * the team's command in its own process group, keep the time limit, and leave the exit code on disk.
 * Arguments: folder of the run, command, time limit and grace in seconds. All state is files that appear whole (`mv`).
 */
export const wrapperScript = `
set -u
run=$1 command=$2 limit=$3 grace=$4
exec </dev/null >/dev/null 2>&1
identity() { if [ -r "/proc/$1/stat" ]; then cut -d' ' -f22 "/proc/$1/stat"; else ps -o lstart= -p "$1"; fi; }
trap '' HUP INT
set -m
( trap - HUP INT; exec bash -euo pipefail -c "$command" ) >>"$run/log" 2>&1 &
child=$!
( trap - HUP INT; sleep "$limit"; : >"$run/limit"; kill -TERM -- "-$child"; sleep "$grace"; kill -KILL -- "-$child" ) &
watchdog=$!
set +m
printf '%s %s %s' "$$" "$child" "$(identity $$)" >"$run/pid.tmp" && mv "$run/pid.tmp" "$run/pid"
wait "$child"
code=$?
kill -KILL -- "-$watchdog"
kill -KILL -- "-$child"
printf '%s' "$code" >"$run/exit.tmp" && mv "$run/exit.tmp" "$run/exit"
`
