# shellcheck shell=bash
# The first words of a large model's answer, with a scripted provider in the same process: through the desk with all its
# gates and screens, against the desk's very request sent to the same provider.

measure_model() {
    local desk=() desk_p99=() direct=() direct_p99=() text=$out/model.txt _
    tell "model: $rounds rounds of $model_answers answers"
    for _ in $(seq "$rounds"); do
        # the provider would otherwise wait for an acknowledgement before its first word, 40 ms in both
        (cd "$root/backend" && taskset -c "$all_cores" "$java" "${jvm_flags[@]}" -Dsun.net.httpserver.nodelay=true \
            -cp "$test_classpath" dev.caredesk.agent.ModelBenchmark "$model_answers") >"$text" 2>"$out/model.log" ||
            fail "the model's benchmark failed: $out/model.log"
        desk+=("$(value desk_p50_ms <"$text")")
        desk_p99+=("$(value desk_p99_ms <"$text")")
        direct+=("$(value direct_p50_ms <"$text")")
        direct_p99+=("$(value direct_p99_ms <"$text")")
    done
    keep_median model.p50_ms "${desk[@]}"
    keep_median model.p99_ms "${desk_p99[@]}"
    keep_median model_direct.p50_ms "${direct[@]}"
    keep_median model_direct.p99_ms "${direct_p99[@]}"
    keep model.added_p50_ms "$(calculate "$(kept model.p50_ms) - $(kept model_direct.p50_ms)" %.2f)"
    row 'model: first words p50_ms' "$(kept model.p50_ms)" "$(kept model_direct.p50_ms)" \
        "$(ratio model model_direct p50_ms)" ''
    row 'model: first words p99_ms' "$(kept model.p99_ms)" "$(kept model_direct.p99_ms)" \
        "$(ratio model model_direct p99_ms)" ''
    row 'model: added p50_ms' "$(kept model.added_p50_ms)" '' '' '<= 5'
}
