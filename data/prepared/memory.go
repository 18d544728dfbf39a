package prepared

import "unsafe"

// bytesOf is the memory of v.
func bytesOf[T any](v []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), len(v)*sizeOf[T]())
}

// over is bytesOf the other way: b lies at a multiple of the size of a T and is
// some Ts long. Every value of its bits has to be a T.
func over[T any](b []byte) []T {
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/sizeOf[T]())
}

func sizeOf[T any]() int { return int(unsafe.Sizeof(*new(T))) }

// textOver is b as a string, without a copy.
func textOver(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// textBytes is the memory of a string, which is not to be changed.
func textBytes(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// offsetOf is where b lies in all.
func offsetOf(all, b []byte) int64 {
	return int64(uintptr(unsafe.Pointer(unsafe.SliceData(b))) - uintptr(unsafe.Pointer(unsafe.SliceData(all))))
}
