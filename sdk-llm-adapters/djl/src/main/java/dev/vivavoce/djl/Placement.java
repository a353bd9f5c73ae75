package dev.vivavoce.djl;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a model is held, and how.
 *
 * @param type of its weights
 * @param slots conversations at once
 * @param context the most tokens of each
 */
record Placement(Device device, WeightType type, int slots, int context) {
    private static final double GIGA = 1e9;
    private static final List<WeightType> ON_PROCESSOR = List.of(WeightType.BF16, WeightType.INT8, WeightType.INT4);
    private static final List<WeightType> ON_GPU = List.of(WeightType.BF16);

    /**
     * A place that has room for the model.
     *
     * @param device {@code cpu}, {@code gpu:0} and so on, or {@code auto} for the first GPU, or the CPU where there is none
     * @param type empty for the most exact that fits
     * @param context empty for all that the model can hold
     * @throws ModelFolderException where it does not fit
     */
    static Placement of(
            ModelFolder folder, String device, Optional<WeightType> type, int slots, Optional<Integer> context) {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be 1 or more but were " + slots);
        }
        int most = Math.min(folder.context(), context.orElse(folder.context()));
        if (most < 1) {
            throw new IllegalArgumentException("context must be 1 or more but was " + most);
        }
        Device place = device(device);
        long free = place.isGpu() ? freeOnGpu(place) : ModelFolder.freeBytes();
        return choose(folder, place, type, slots, most, free);
    }

    static Placement choose(
            ModelFolder folder, Device device, Optional<WeightType> type, int slots, int context, long free) {
        List<WeightType> able = device.isGpu() ? ON_GPU : ON_PROCESSOR;
        if (device.isGpu() && type.isPresent() && type.get().compareTo(WeightType.INT8) >= 0) {
            throw new IllegalArgumentException(type.get() + " weights are for the CPU; on a GPU take F32, BF16 or F16");
        }
        long tokens = Math.multiplyExact((long) slots, context);
        WeightType chosen = type.orElseGet(() -> able.stream()
                .filter(each -> folder.bytes(each, tokens) <= free)
                .findFirst()
                .orElse(able.get(able.size() - 1)));
        long needed = folder.bytes(chosen, tokens);
        if (needed > free) {
            throw new ModelFolderException(String.format(
                    Locale.ROOT,
                    "%s weights and %d conversations of %d tokens need %.1f GB, %.1f GB are free: choose smaller weights, fewer conversations or fewer tokens",
                    chosen,
                    slots,
                    context,
                    needed / GIGA,
                    free / GIGA));
        }
        return new Placement(device, chosen, slots, context);
    }

    private static Device device(String name) {
        if (name.equals("auto")) {
            return CudaUtils.getGpuCount() > 0 && PyTorch.start().getGpuCount() > 0 ? Device.gpu() : Device.cpu();
        }
        if (!name.matches("cpu|gpu(:\\d{1,2})?")) {
            throw new IllegalArgumentException("device must be auto, cpu or gpu:0 but was " + name);
        }
        return Device.fromName(name);
    }

    private static long freeOnGpu(Device device) {
        var memory = CudaUtils.getGpuMemory(device);
        return memory.getMax() - memory.getCommitted();
    }
}
