"""Makes examples.tfrecord and examples.tfrecord.gz beside it, by Google's protobuf for Python and a CRC-32C of its own.

The messages are those of tensorflow/core/example/example.proto and feature.proto.
"""

import gzip
import os
import struct

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

F = descriptor_pb2.FieldDescriptorProto


def message(file, name, *fields):
    made = file.message_type.add(name=name)
    for number, (field, kind, label, type_name) in enumerate(fields, 1):
        added = made.field.add(name=field, number=number, type=kind, label=label)
        if type_name:
            added.type_name = ".tensorflow." + type_name
    return made


def example_class():
    file = descriptor_pb2.FileDescriptorProto(name="example.proto", package="tensorflow", syntax="proto3")
    message(file, "BytesList", ("value", F.TYPE_BYTES, F.LABEL_REPEATED, None))
    message(file, "FloatList", ("value", F.TYPE_FLOAT, F.LABEL_REPEATED, None))
    message(file, "Int64List", ("value", F.TYPE_INT64, F.LABEL_REPEATED, None))
    feature = message(
        file,
        "Feature",
        ("bytes_list", F.TYPE_MESSAGE, F.LABEL_OPTIONAL, "BytesList"),
        ("float_list", F.TYPE_MESSAGE, F.LABEL_OPTIONAL, "FloatList"),
        ("int64_list", F.TYPE_MESSAGE, F.LABEL_OPTIONAL, "Int64List"),
    )
    feature.oneof_decl.add(name="kind")
    for field in feature.field:
        field.oneof_index = 0
    features = message(file, "Features", ("feature", F.TYPE_MESSAGE, F.LABEL_REPEATED, "Features.FeatureEntry"))
    entry = features.nested_type.add(name="FeatureEntry")
    entry.options.map_entry = True
    entry.field.add(name="key", number=1, type=F.TYPE_STRING, label=F.LABEL_OPTIONAL)
    entry.field.add(
        name="value", number=2, type=F.TYPE_MESSAGE, label=F.LABEL_OPTIONAL, type_name=".tensorflow.Feature"
    )
    message(file, "Example", ("features", F.TYPE_MESSAGE, F.LABEL_OPTIONAL, "Features"))
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("tensorflow.Example"))


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def examples():
    example = example_class()
    for i in range(5):
        made = example()
        feature = made.features.feature
        feature["id"].int64_list.value.append(i - 2)
        feature["big"].int64_list.value.append(2**63 - 1 - i)
        feature["price"].float_list.value.append(i + 0.25)
        feature["name"].bytes_list.value.append("Zürich {}".format(i).encode("utf-8"))
        feature["raw"].bytes_list.value.append(bytes([0xFF, i]))
        feature["pixels"].float_list.value.extend([0.5] * i)
        feature["tags"].bytes_list.value.extend([b"a", b""][:i])
        feature["sizes"].int64_list.value.extend(range(300, 300 + i))
        if i == 3:
            feature["name"].Clear()
            del feature["big"]
        feature["never"].Clear()
        yield made.SerializeToString(deterministic=True)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    content = b""
    for record in examples():
        length = struct.pack("<Q", len(record))
        content += length + masked(length) + record + masked(record)
    with open(os.path.join(here, "examples.tfrecord"), "wb") as out:
        out.write(content)
    with open(os.path.join(here, "examples.tfrecord.gz"), "wb") as out:
        out.write(gzip.compress(content, mtime=0))


main()
